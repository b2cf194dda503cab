using System.Text.Json.Nodes;
using AkkaVoice.LocalRealtime.Brains.Offline.Tools;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Speech.Recognition;
using AkkaVoice.LocalRealtime.Speech.Synthesis;

namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>
/// Answers without any service: recognises the sentences of <see cref="IntentTable"/>, calls the functions that the session declared,
/// and speaks with espeak-ng. What it is not sure to have understood it does not answer.
/// </summary>
internal sealed class OfflineBrain(SpeechRecognizer recognizer, SpeechSynthesizer synthesizer) : IRealtimeBrain
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _openCalls = [];
    private string? _lastAnswer;

    /// <inheritdoc/>
    public async ValueTask<Transcription> TranscribeAsync(UserTurn turn, CancellationToken cancellation)
    {
        var heard = await recognizer.RecogniseAsync(turn.Audio, cancellation).ConfigureAwait(false);
        return new Transcription { Text = string.Join(' ', heard.Words), Confidence = heard.Confidence };
    }

    /// <inheritdoc/>
    public async ValueTask<ResponsePlan> RespondAsync(ResponseRequest request, CancellationToken cancellation)
    {
        if (request.IdleTimeout)
            return await SayAsync(OfflinePhrases.StillThere, request, cancellation).ConfigureAwait(false);
        if (Context.UnansweredTurn(request.Items) is { } turn)
            return await AnswerAsync(await ReadAsync(turn, cancellation).ConfigureAwait(false), request, cancellation).ConfigureAwait(false);
        return await SayAsync(Outcomes(request) ?? OfflinePhrases.Hello, request, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The words of a turn: what was typed, else what was heard; empty when nothing was understood.</summary>
    private async Task<string> ReadAsync(ConversationItem turn, CancellationToken cancellation)
    {
        var typed = string.Join(' ', turn.Content.Where(part => part.Type == ContentType.InputText).Select(part => part.Text));
        if (!string.IsNullOrWhiteSpace(typed))
            return typed;
        if (turn.Recognition is { } recognition)
            return (await recognition.WaitAsync(cancellation).ConfigureAwait(false)).Text;
        var audio = turn.Content.FirstOrDefault(part => part.Type == ContentType.InputAudio)?.Audio ?? default;
        return string.Join(' ', (await recognizer.RecogniseAsync(audio, cancellation).ConfigureAwait(false)).Words);
    }

    private async Task<ResponsePlan> AnswerAsync(string words, ResponseRequest request, CancellationToken cancellation)
    {
        var intent = WordReader.Read(words);
        if (intent.Kind == IntentKind.City && LastAnswer(request) == OfflinePhrases.WhichCity)
            intent = intent with { Kind = IntentKind.Weather };
        if (ToolCalls.For(intent, request) is { } call)
            return Call(call.Tool, call.City);
        var text = intent.Kind switch
        {
            _ when request.ToolChoice.Mode == ToolChoiceMode.Function => OfflinePhrases.NoSuchCall,
            IntentKind.Weather => OfflinePhrases.NoWeatherTool,
            IntentKind.WeatherSomewhere => ToolFinder.Weather(request.Tools) is null ? OfflinePhrases.NoWeatherTool : OfflinePhrases.WhichCity,
            IntentKind.Joke => OfflinePhrases.NoJokeTool,
            IntentKind.Stop => OfflinePhrases.Stop,
            IntentKind.Thanks => OfflinePhrases.Thanks,
            IntentKind.Hello => OfflinePhrases.Hello,
            IntentKind.Abilities => OfflinePhrases.Abilities,
            IntentKind.Repeat => LastAnswer(request) ?? OfflinePhrases.NothingToRepeat,
            _ => string.IsNullOrWhiteSpace(words) ? OfflinePhrases.NotUnderstood : OfflinePhrases.OutOfScope,
        };
        return await SayAsync(text, request, cancellation).ConfigureAwait(false);
    }

    private ResponsePlan Call(FunctionTool tool, KeyValuePair<string, string>? city)
    {
        var arguments = new JsonObject();
        if (city is { } argument)
            arguments[argument.Key] = argument.Value;
        var id = $"call_{Guid.NewGuid():N}"[..29];
        lock (_gate)
            _openCalls.Add(id);
        return new ResponsePlan { Items = [new PlannedFunctionCall(tool.Name, arguments.ToJsonString(), id)] };
    }

    private string? Outcomes(ResponseRequest request)
    {
        lock (_gate)
        {
            var outputs = Context.UnspokenOutputs(request.Items, _openCalls);
            _openCalls.ExceptWith(outputs.Select(output => output.CallId!));
            return outputs.Count == 0
                ? null
                : string.Join(' ', outputs.Select(output => ToolOutcome.Say(output.Output ?? "", Context.ArgumentsOf(request.Items, output.CallId))));
        }
    }

    private string? LastAnswer(ResponseRequest request)
    {
        lock (_gate)
            return _lastAnswer ?? Context.LastAnswer(request.Items);
    }

    private async Task<ResponsePlan> SayAsync(string text, ResponseRequest request, CancellationToken cancellation)
    {
        lock (_gate)
            _lastAnswer = request.OutOfBand ? _lastAnswer : text;
        if (!request.WantsAudio)
            return ResponsePlan.Say(text, default);
        var audio = await synthesizer.SpeakAsync(text, request.Voice, request.Speed, cancellation).ConfigureAwait(false);
        return ResponsePlan.Say(text, audio);
    }
}
