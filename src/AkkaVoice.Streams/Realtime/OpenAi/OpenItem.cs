using System.Text.Json;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>An item of a response that is being made: which of its ends have been told already.</summary>
internal sealed class OpenItem(string responseId, string itemId, HashSet<string> announcedCalls)
{
    private readonly Dictionary<int, AudioPart> _audio = [];
    private readonly HashSet<(int ContentIndex, bool Spoken)> _endedTexts = [];
    private string? _callId;
    private string? _name;
    private string? _arguments;

    public string ResponseId => responseId;

    public string ItemId => itemId;

    /// <summary>The part that audio belongs to, begun if it is new.</summary>
    public AudioPart Audio(int contentIndex, TimeSpan? serverThinking, Target target)
    {
        if (_audio.TryGetValue(contentIndex, out var part))
            return part;
        if (_audio.Count == 0)
            target.Emit(new AssistantAudioStarted(responseId, itemId, serverThinking));
        part = new AudioPart(new AudioTag(responseId, itemId, contentIndex));
        _audio.Add(contentIndex, part);
        return part;
    }

    public void EndAudio(int contentIndex, Target target)
    {
        if (!_audio.TryGetValue(contentIndex, out var part) || part.IsEnded)
            return;
        part.IsEnded = true;
        target.End(part.Tag);
        target.Emit(new AssistantAudioDone(responseId, itemId));
    }

    public void EndAllAudio(Target target)
    {
        foreach (var contentIndex in _audio.Keys)
            EndAudio(contentIndex, target);
    }

    public void EndText(int contentIndex, string text, bool spoken, Target target)
    {
        if (_endedTexts.Add((contentIndex, spoken)))
            target.Emit(new AssistantTextDone(responseId, itemId, text, spoken));
    }

    public void ClosePart(int contentIndex, JsonElement part, Target target)
    {
        switch (part.Text("type"u8))
        {
            case "audio" or "output_audio":
                EndAudio(contentIndex, target);
                if (part.String("transcript"u8) is { } transcript)
                    EndText(contentIndex, transcript, spoken: true, target);
                break;
            case "text" or "output_text" when part.String("text"u8) is { } text:
                EndText(contentIndex, text, spoken: false, target);
                break;
        }
    }

    public void LearnCall(string? callId, string? name, string? arguments)
    {
        _callId = callId ?? _callId;
        _name = name ?? _name;
        _arguments = arguments ?? _arguments;
    }

    /// <summary>The server says that the item is over, and what it came to.</summary>
    /// <param name="item">The item as the server sees it.</param>
    /// <param name="target">Takes what follows.</param>
    /// <param name="responseCompleted">False when the whole response is known to have been cut short.</param>
    public void Close(JsonElement item, Target target, bool responseCompleted = true)
    {
        var index = 0;
        foreach (var part in item.Array("content"u8))
            ClosePart(index++, part, target);
        if (ItemKinds.Of(item) is ItemKind.ToolCall)
            CloseCall(item, target, responseCompleted);
    }

    private void CloseCall(JsonElement item, Target target, bool responseCompleted)
    {
        LearnCall(item.String("call_id"u8), item.String("name"u8), item.String("arguments"u8));
        var whole = item.String("status"u8) is { } status ? status is "completed" : responseCompleted;
        if (whole && _callId is { } callId && _name is { } name && announcedCalls.Add(callId))
            target.Emit(new ToolRequested(responseId, itemId, callId, name, _arguments ?? string.Empty));
    }
}
