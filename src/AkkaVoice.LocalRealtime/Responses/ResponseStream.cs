using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>Sends a planned response step by step when its steps are due, and closes it early when it is cancelled.</summary>
internal sealed class ResponseStream(SessionContext session, Action<ActiveResponse, string, string?, PlanError?> finished)
{
    private readonly OutputEvents _output = new(session.Events, session.Random);

    public void Start(ActiveResponse response, ResponsePlan plan)
    {
        var settings = response.Settings;
        plan = OutputTokenLimit.Apply(plan, settings.MaxOutputTokens, settings.AudioOutput);
        response.Plan = plan;
        response.Items = OutputItemFactory.Create(plan.Items, settings, session.Ids);
        response.Steps = OutputSchedule.Build(response.Items, plan.Interleaved, session.Options.Pacing, session.Random);
        response.OutputStart = session.Clock.Now + plan.ThinkingDelay;
        Arm(response);
    }

    /// <summary>Goes on with a response that was held back.</summary>
    public void Resume(ActiveResponse response)
    {
        if (response.IsHeldBack)
        {
            response.IsHeldBack = false;
            Run(response);
        }
    }

    /// <summary>
    /// Closes what was announced and not finished, as incomplete and with what was really sent. Items that were not announced leave no trace.
    /// </summary>
    public void CloseOut(ActiveResponse response)
    {
        response.Deadline?.Cancel();
        foreach (var item in response.Announced)
        {
            if (!item.IsClosed)
            {
                Close(response, item, "incomplete");
            }
        }
    }

    /// <summary>Sends a few deltas of a response that is already over, as a service does whose cancellation races with its generation.</summary>
    public void SendStragglers(ActiveResponse response, int count)
    {
        for (; count > 0 && response.NextStep < response.Steps.Count; response.NextStep++)
        {
            var step = response.Steps[response.NextStep];
            if (step.Kind is OutputStepKind.Text or OutputStepKind.Audio && step.Item.IsAnnounced)
            {
                SendDelta(response, step, isStraggler: true);
                count--;
            }
        }
    }

    private void Arm(ActiveResponse response)
    {
        var due = response.NextStep < response.Steps.Count ? response.Steps[response.NextStep].Due : TimeSpan.Zero;
        response.Deadline = session.Deadlines.Schedule(response.OutputStart + due, () => Run(response));
    }

    private void Run(ActiveResponse response)
    {
        var now = session.Clock.Now;
        while (response.NextStep < response.Steps.Count)
        {
            var step = response.Steps[response.NextStep];
            if (response.OutputStart + step.Due > now)
            {
                Arm(response);
                return;
            }

            if (!session.Sink.CanTakeOutput)
            {
                response.IsHeldBack = true;
                return;
            }

            response.NextStep++;
            Take(response, step);
        }

        var outcome = response.Plan!.Outcome;
        finished(response, outcome.Status, outcome.Reason, outcome.Error);
    }

    private void Take(ActiveResponse response, OutputStep step)
    {
        switch (step.Kind)
        {
            case OutputStepKind.Open:
                Open(response, step.Item);
                break;
            case OutputStepKind.Close:
                Close(response, step.Item, IsCutShort(response, step.Item) ? "incomplete" : "completed");
                break;
            default:
                SendDelta(response, step, isStraggler: false);
                break;
        }
    }

    private static bool IsCutShort(ActiveResponse response, OutputItem item) =>
        response.Plan!.Outcome.Status == "incomplete" && item.Index == response.Items.Count - 1;

    private void Open(ActiveResponse response, OutputItem item)
    {
        item.IsAnnounced = true;
        _output.ItemAdded(response.Id, item);
        if (!response.Settings.OutOfBand)
        {
            var entry = item.ToConversationItem();
            item.PreviousId = session.Conversation.Append(entry);
            ItemEvents.Added(session.Events, item.PreviousId, entry);
        }

        if (!item.IsCall)
        {
            _output.PartAdded(response.Id, item);
        }
    }

    private void Close(ActiveResponse response, OutputItem item, string status)
    {
        item.IsClosed = true;
        item.Status = status;
        _output.DeltasDone(response.Id, item);
        if (!item.IsCall)
        {
            _output.PartDone(response.Id, item);
        }

        if (!response.Settings.OutOfBand)
        {
            var entry = item.ToConversationItem();
            session.Conversation.Replace(entry);
            ItemEvents.Done(session.Events, item.PreviousId, entry);
        }

        _output.ItemDone(response.Id, item);
    }

    private void SendDelta(ActiveResponse response, OutputStep step, bool isStraggler)
    {
        var item = step.Item;
        if (step.Kind == OutputStepKind.Text)
        {
            var from = item.TextSent;
            if (!isStraggler)
            {
                item.TextSent = step.End;
            }

            _output.TextDelta(response.Id, item, item.Text.AsSpan(from, step.End - from), ThinkingMs(response, response.TextThinkingTold));
            response.TextThinkingTold = true;
        }
        else
        {
            var from = item.WireSent;
            if (!isStraggler)
            {
                item.WireSent = step.End;
            }

            _output.AudioDelta(response.Id, item, item.Wire.Span[from..step.End], ThinkingMs(response, response.AudioThinkingTold));
            response.AudioThinkingTold = true;
            session.AudioWasSent = true;
        }
    }

    private double? ThinkingMs(ActiveResponse response, bool told) =>
        told ? null : (session.Clock.Now - response.Since).TotalMilliseconds;
}
