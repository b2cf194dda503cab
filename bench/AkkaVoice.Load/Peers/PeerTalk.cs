using System.Text;

namespace AkkaVoice.Load.Peers;

/// <summary>What is said in one session: how the talk goes on by itself, and what the client's commands are answered with.</summary>
/// <remarks>
/// Every 10 s the person speaks for 1.2 s, into the answer before, which lasts 12 s and is sent at six times its pace in uneven pieces; every
/// second turn the model asks for a tool first.
/// </remarks>
internal sealed class PeerTalk(int number, Action<byte[]> send, bool isQuiet)
{
    private const int TurnMs = 10_000;
    private const int SpeechMs = 1_200;
    private const int TranscriptionMs = 120;
    private const int ThinkingMs = 250;
    private const int AnswerMs = 12_000;
    private const int Pace = 6;

    private const int AppendMs = 20;
    private const int PaddingMs = 300;

    private readonly Random _random = new(number);
    private int _appends;
    private bool _answerIsWanted;
    private bool _isCancelled;
    private bool _isAnswering;
    private int _ids;

    /// <summary>Whether the client has said how it wants the session; before that nobody speaks.</summary>
    public bool IsConfigured { get; private set; }

    /// <summary>Of the turn, its response and its items; no two of a run have the same.</summary>
    private long Id => (number * 100_000L) + _ids;

    public void Greet() =>
        Say("""{"type":"session.created","event_id":"event_1","session":{"type":"realtime","object":"realtime.session","id":"sess_1","model":"gpt-realtime-2.1","output_modalities":["audio"],"instructions":"","audio":{"output":{"voice":"marin","speed":1}}}}""");

    /// <summary>A piece of the microphone came.</summary>
    public void HearAudio() => _appends++;

    /// <summary>A command of the client's.</summary>
    public void Hear(ReadOnlySpan<byte> command)
    {
        switch (Text(command, "\"type\":\""u8))
        {
            case "session.update":
                IsConfigured = true;
                Say("""{"type":"session.updated","event_id":"event_2","session":{"type":"realtime","object":"realtime.session","id":"sess_1","model":"gpt-realtime-2.1","audio":{"output":{"voice":"marin","speed":1}}}}""");
                break;
            case "response.create":
                _answerIsWanted = true;
                break;
            case "response.cancel":
                _isCancelled = _isAnswering;
                break;
            case "conversation.item.create":
                Say($$$"""{"type":"conversation.item.added","event_id":"event_3","previous_item_id":null,"item":{"id":"{{{Text(command, "\"item\":{\"id\":\""u8)}}}","object":"realtime.item","type":"function_call_output","status":"completed","call_id":"{{{Text(command, "\"call_id\":\""u8)}}}","output":""}}""");
                break;
            case "conversation.item.truncate":
                Say($$$"""{"type":"conversation.item.truncated","event_id":"event_4","item_id":"{{{Text(command, "\"item_id\":\""u8)}}}","content_index":0,"audio_end_ms":{{{Number(command, "\"audio_end_ms\":"u8)}}} }""");
                break;
            case "conversation.item.delete":
                Say($$$"""{"type":"conversation.item.deleted","event_id":"event_5","item_id":"{{{Text(command, "\"item_id\":\""u8)}}}"}""");
                break;
        }
    }

    /// <summary>The talk. Each step says how many ms the next one comes later; without end.</summary>
    public IEnumerator<int> Steps()
    {
        if (isQuiet)
            yield break;
        yield return 500 + _random.Next(TurnMs);
        for (var turn = 1; true; turn++)
        {
            var spent = 0;
            foreach (var pause in Turn(withTool: turn % 2 == 0))
            {
                spent += pause;
                yield return pause;
            }

            yield return Math.Max(0, TurnMs - spent);
        }
    }

    private IEnumerable<int> Turn(bool withTool)
    {
        _ids++;
        (_answerIsWanted, _isCancelled) = (false, false);
        Say(PeerMessages.SpeechStarted, -PaddingMs);
        yield return SpeechMs;
        Say(PeerMessages.SpeechStopped);
        Say(PeerMessages.Committed);
        Say(PeerMessages.UserItem);
        yield return TranscriptionMs;
        for (var n = 0; n < 4; n++)
            Say(PeerMessages.UserWords);
        Say(PeerMessages.UserSaid);
        yield return ThinkingMs;
        if (withTool)
        {
            AskForTool();
            for (var waited = 0; !_answerIsWanted && waited < 2_000; waited += 10)
                yield return 10;
            yield return ThinkingMs;
            _ids++;
        }

        foreach (var pause in Answer())
            yield return pause;
    }

    private void AskForTool()
    {
        Say(PeerMessages.ResponseCreated);
        Say(PeerMessages.CallStarted);
        Say(PeerMessages.CallDelta);
        Say(PeerMessages.CallArguments);
        Say(PeerMessages.CallDone);
        Say(PeerMessages.CallResponseDone);
    }

    private IEnumerable<int> Answer()
    {
        _isAnswering = true;
        Say(PeerMessages.ResponseCreated);
        Say(PeerMessages.ItemStarted);
        Say(PeerMessages.ItemAdded);
        Say(PeerMessages.PartAdded);
        for (var (sent, n) = (0, 0); sent < AnswerMs && !_isCancelled; n++)
        {
            var size = _random.Next(PeerMessages.Deltas.Length);
            Say(PeerMessages.Deltas[size]);
            if (n % 2 == 0)
                Say(PeerMessages.Words);
            sent += PeerMessages.DeltaMs[size];
            // Now two at once, now a pause: on average the pace.
            yield return Math.Max(0, (int)(PeerMessages.DeltaMs[size] * 2L * _random.NextDouble() / Pace));
        }

        _isAnswering = false;
        if (_isCancelled)
        {
            Say(PeerMessages.ResponseCancelled);
            yield break;
        }

        Say(PeerMessages.AudioDone);
        Say(PeerMessages.WordsDone);
        Say(PeerMessages.PartDone);
        Say(PeerMessages.ItemDone);
        Say(PeerMessages.ResponseDone);
    }

    private void Say(Template template, int offset = 0) => send(template.Fill(Id, Math.Max(0, (_appends * AppendMs) + offset)));

    private void Say(string json) => send(ServerFrame.Of(json));

    private static string Text(ReadOnlySpan<byte> command, ReadOnlySpan<byte> before)
    {
        var at = command.IndexOf(before);
        if (at < 0)
            return "";
        var rest = command[(at + before.Length)..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'"')]);
    }

    private static string Number(ReadOnlySpan<byte> command, ReadOnlySpan<byte> before)
    {
        var at = command.IndexOf(before);
        var rest = command[(at + before.Length)..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOfAny((byte)',', (byte)'}')]);
    }
}
