using System.Text;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Stands between a session and its socket and makes the scripted faults happen at the scripted events.</summary>
/// <param name="script">The faults.</param>
/// <param name="inner">Takes the events that are sent.</param>
/// <param name="queue">Takes what is not an event.</param>
/// <param name="act">Carries out faults that concern the whole connection.</param>
internal sealed class FaultySink(ConnectionScript script, IRealtimeSink inner, OutgoingQueue queue, Action<FaultAction> act) : IRealtimeSink
{
    private readonly Dictionary<string, int> _occurrences = [];
    private int _index;

    public bool CanTakeOutput => inner.CanTakeOutput;

    public void Close(int code, string reason) => inner.Close(code, reason);

    public void Send(string type, ReadOnlySpan<byte> utf8Json)
    {
        var occurrence = _occurrences[type] = _occurrences.GetValueOrDefault(type, -1) + 1;
        var index = _index++;
        var copies = 1;
        foreach (var fault in script.Faults)
        {
            if (!Applies(fault.Trigger, index, type, occurrence))
            {
                continue;
            }

            switch (fault.Action)
            {
                case FaultAction.Duplicate:
                    copies = 2;
                    break;
                case FaultAction.Omit:
                    copies = 0;
                    break;
                case FaultAction.AbortMidMessage:
                    queue.Send(OutgoingKind.Fragment, utf8Json[..(utf8Json.Length / 2)]);
                    queue.Abort();
                    break;
                default:
                    act(fault.Action);
                    break;
            }
        }

        for (; copies > 0; copies--)
        {
            inner.Send(type, script.HasUnknownFields ? WithUnknownField(utf8Json) : utf8Json);
        }
    }

    private static bool Applies(FaultTrigger trigger, int index, string type, int occurrence) => trigger switch
    {
        FaultTrigger.EventIndex at => at.Index == index,
        FaultTrigger.EventType at => at.Type == type && (at.Occurrence is null || at.Occurrence == occurrence),
        _ => false,
    };

    private static byte[] WithUnknownField(ReadOnlySpan<byte> utf8Json) =>
        [.. utf8Json[..^1], .. Encoding.UTF8.GetBytes(""","x_future":{"kind":"unknown","values":[1,null,"two"]}}""")];
}
