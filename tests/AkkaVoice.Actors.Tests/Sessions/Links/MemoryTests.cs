using System.Diagnostics.Metrics;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Telemetry;

namespace AkkaVoice.Actors.Tests.Sessions.Links;

public class MemoryTests : LinkTests
{
    private static readonly string Talk = string.Join(' ', Enumerable.Repeat("and so we went on and on", 20));

    /// <summary>Talks, and says what each response had to read.</summary>
    private List<int> Talks(int turns, ConnectionOptions connection)
    {
        Script.OnEveryConnection(every => Answers(every));
        Answer = (Talk, 2);
        Start(Spec() with { Connection = connection, Conversation = new ConversationOptions { MemoryTokens = 400 } });
        for (var turn = 0; turn < turns; turn++)
        {
            var completed = Completed().Count;
            _ = Session.SendTextAsync(Talk);
            Await(() => Completed().Count > completed);
            Advance(4_000);
        }

        return Completed();
    }

    private List<int> Completed() =>
        [.. All<ResponseEvent>().Where(told => told.Status == ResponseStatus.Completed).Select(told => told.InputTokens!.Value)];

    [Fact]
    public void Without_a_limit_every_response_reads_all_that_was_said_before_it()
    {
        var unbounded = Talks(30, new ConnectionOptions { RotateAtTokens = 0 });

        Assert.Equal(unbounded.Order(), unbounded);
        Assert.True(unbounded[^1] > 5_000, $"{unbounded[^1]}");
    }

    [Fact]
    public void A_memory_that_has_grown_too_long_is_replaced_by_a_shorter_one_and_that_is_told_and_counted()
    {
        long saved = 0;
        var rotations = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == SessionMetrics.MeterName)
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };

        // Other tests count too, on threads of their own.
        var thread = Environment.CurrentManagedThreadId;
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (Environment.CurrentManagedThreadId != thread)
            {
                return;
            }

            saved += instrument.Name == "akkavoice.compaction.saved" ? value : 0;
            foreach (var tag in tags)
            {
                rotations += instrument.Name == "akkavoice.connection.changes" && tag is { Key: "reason", Value: "context" } ? 1 : 0;
            }
        });
        listener.Start();

        var bounded = Talks(30, new ConnectionOptions { RotateAtTokens = 2_000 });

        Assert.All(bounded, input => Assert.InRange(input, 1, 3_000));
        var compactions = All<CompactionEvent>().ToList();
        Assert.NotEmpty(compactions);
        Assert.Equal(compactions.Sum(told => told.TokensBefore - told.TokensAfter), saved);
        Assert.Equal(Readies - 1, rotations);
        Assert.Empty(All<ErrorEvent>());
    }
}
