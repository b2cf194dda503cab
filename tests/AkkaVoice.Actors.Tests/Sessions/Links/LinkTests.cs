using System.Runtime.InteropServices;
using AkkaVoice.Actors.Events;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Rooms.File;

namespace AkkaVoice.Actors.Tests.Sessions.Links;

/// <summary>
/// Sessions whose connections come and go. The person says a coded signal, so that each sample of it can be found again in what
/// the model has of the conversation in the end.
/// </summary>
public abstract class LinkTests : SessionTests
{
    private readonly List<ResponseRequest> _asked = [];

    /// <summary>What the model was asked, over all connections.</summary>
    protected IReadOnlyList<ResponseRequest> Asked => _asked;

    /// <summary>What the model answers.</summary>
    protected (string Text, double Seconds) Answer { get; set; } = ("All right.", 1);

    protected int Readies => All<ConnectionEvent>().Count(told => told.State == ConnectionStatus.Ready);

    /// <summary>The items that the model was last asked about.</summary>
    protected IReadOnlyList<ConversationItem> Conversation => _asked[^1].Items;

    protected static string TextOf(ConversationItem item) => string.Concat(item.Content.Select(part => part.Text ?? part.Transcript));

    /// <summary>Lets a connection answer whatever it is asked.</summary>
    protected ConnectionScript Answers(ConnectionScript connection) => connection.Otherwise(turn => turn.Hears("words").Answers(request =>
    {
        _asked.Add(request);
        return ResponsePlan.Say(Answer.Text, CodedSignal.Generate(1, TimeSpan.FromSeconds(Answer.Seconds)));
    }));

    protected void PersonSaysCoded(int signal, int ms) => Room.Caller.Say(new Utterance(
        "coded", MemoryMarshal.Cast<byte, short>(CodedSignal.Generate(signal, TimeSpan.FromMilliseconds(ms))).ToArray()));

    /// <summary>Says how many samples of what was said do not stand exactly once in the user items of the last conversation.</summary>
    protected int LostOrDoubled(int signal, int ms)
    {
        var counts = new int[ms * 24];
        foreach (var pcm in Conversation.Where(item => item.Role == "user").SelectMany(item => item.Content).Select(part => part.Audio))
        {
            var samples = MemoryMarshal.Cast<byte, short>(pcm.Span);
            for (var i = 0; i + 1 < samples.Length; i++)
            {
                // At the signal's edges one of the two samples is silence, and the place that they seem to name lies far away.
                if (CodedSignal.TryLocate(samples.Slice(i, 2), out var found, out var position) && found == signal && position < counts.Length - 1)
                {
                    counts[position]++;
                    counts[^1] += position == counts.Length - 2 ? 1 : 0;
                }
            }
        }

        return counts.Count(count => count != 1);
    }

    /// <summary>The longest silence in the answer that the person heard, in samples.</summary>
    protected int LongestGap(int signal)
    {
        var heard = Room.Heard.Heard;
        var (gap, longest, begun) = (0, 0, false);
        for (var i = 0; i + 1 < heard.Length; i++)
        {
            if (CodedSignal.TryLocate(heard.AsSpan(i, 2), out var found, out _) && found == signal)
            {
                longest = begun ? Math.Max(longest, gap) : 0;
                (gap, begun) = (0, true);
            }
            else
            {
                gap++;
            }
        }

        return longest;
    }
}
