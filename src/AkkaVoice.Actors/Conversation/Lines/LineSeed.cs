using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
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
        from = from == 0 ? Compact(deciding, send) : from;
        foreach (var item in deciding.State.Journal.Items.Skip(from))
        {
            Tell(item, send);
        }

        var open = deciding.State.Journal.Items.Where(IsOpen).Select(item => item.Id).ToImmutableHashSet();
        deciding.Line(line => line with { Missing = open });
    }

    /// <summary>Tells what stands at the journal's beginning and will not change any more.</summary>
    /// <param name="deciding">The decision.</param>
    /// <returns>How many items need not be told any more.</returns>
    internal static int Settled(Deciding deciding)
    {
        var items = deciding.State.Journal.Items;
        var from = Compact(deciding, command => deciding.Do(new SendToStandby(command)));
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

    /// <summary>
    /// Tells a recap in place of what is too long ago: as an item of the system, because one of the assistant's would draw the model into
    /// writing, and at the root, before everything else, so that the instructions stay as they are.
    /// </summary>
    /// <returns>How many items it stands for.</returns>
    private static int Compact(Deciding deciding, Action<RealtimeCommand> send)
    {
        var plan = Compaction.Plan(deciding.State.Journal, deciding.Options.MemoryTokens);
        if (plan.Pruned == 0)
        {
            return 0;
        }

        if (plan.Recap is { } recap)
        {
            send(new CreateItem(new TextMessage(ItemKind.System, recap) { Id = Recap.ItemId }, "root"));
        }

        deciding.Announce(new CompactionEvent(deciding.State.Journal.Items.Count, plan.Pruned, plan.TokensBefore, plan.TokensAfter));
        return plan.Pruned;
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
