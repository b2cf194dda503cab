using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Lines;

/// <summary>Tells a new connection what was said and done before it.</summary>
internal static class LineSeed
{
    /// <summary>Tells all that is complete, and notes what is to be told later.</summary>
    /// <param name="deciding">The decision.</param>
    /// <param name="from">How many of the journal's items are known there already.</param>
    /// <param name="send">Sends to the connection.</param>
    internal static void All(Deciding deciding, int from, Action<RealtimeCommand> send)
    {
        var missing = ImmutableHashSet.CreateBuilder<string>();
        foreach (var item in deciding.State.Journal.Items.Skip(from))
        {
            Tell(item, send);
            if (IsOpen(item))
            {
                missing.Add(item.Id);
            }
        }

        deciding.Line(line => line with { Missing = line.Missing.Union(missing) });
    }

    /// <summary>Tells what stands at the journal's beginning and will not change any more.</summary>
    /// <param name="deciding">The decision.</param>
    /// <param name="from">How many items are known there already.</param>
    /// <returns>How many are now.</returns>
    internal static int Settled(Deciding deciding, int from)
    {
        var items = deciding.State.Journal.Items;
        for (; from < items.Count && IsSettled(deciding, items[from]); from++)
        {
            Tell(items[from], command => deciding.Do(new SendToStandby(command)));
        }

        return from;
    }

    /// <summary>Tells the connection in use what has become complete meanwhile. Calls are told with their answers.</summary>
    internal static void Missing(Deciding deciding)
    {
        if (deciding.State.Line.Missing.IsEmpty || !deciding.State.Responses.Connected)
        {
            return;
        }

        foreach (var item in deciding.State.Journal.Items)
        {
            if (deciding.State.Line.Missing.Contains(item.Id) && !IsOpen(item))
            {
                Tell(item, deciding.Send);
                deciding.Line(line => line with { Missing = line.Missing.Remove(item.Id) });
            }
        }
    }

    /// <summary>The answer to a call is about to be sent: the call goes first where the model does not know it.</summary>
    internal static void Call(Deciding deciding, string callId)
    {
        var call = deciding.State.Journal.Items.OfType<ToolItem>().LastOrDefault(item => item.CallId == callId);
        if (call is not null && deciding.State.Line.Missing.Contains(call.Id))
        {
            deciding.Send(new CreateItem(JournalSeed.Call(call)));
            deciding.Line(line => line with { Missing = line.Missing.Remove(call.Id) });
        }
    }

    private static void Tell(JournalItem item, Action<RealtimeCommand> send)
    {
        foreach (var told in JournalSeed.Items(item))
        {
            send(new CreateItem(told));
        }
    }

    private static bool IsOpen(JournalItem item) => item switch
    {
        AssistantItem assistant => assistant is { Progress: AssistantProgress.Open },
        ToolItem tool => tool.Output is null,
        _ => false,
    };

    private static bool IsSettled(Deciding deciding, JournalItem item) => item switch
    {
        PersonItem person => person.Committed
            ? person.TextFinal || !deciding.Options.Transcribes
            : item.Id != deciding.State.Journal.Items.OfType<PersonItem>().Last().Id,
        AssistantItem assistant => assistant.Settled,
        _ => !IsOpen(item),
    };
}
