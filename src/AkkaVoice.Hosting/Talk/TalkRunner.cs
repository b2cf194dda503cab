using System.Threading.Channels;
using AkkaVoice.Actors.Events;
using AkkaVoice.Audio;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Programs;
using AkkaVoice.Hosting.Sessions;
using AkkaVoice.LocalRealtime.Speech;
using AkkaVoice.Streams.Rooms.File;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaVoice.Hosting.Talk;

/// <summary>Holds a conversation from files: one session over the file room, told while it goes on and summed up at its end.</summary>
internal static class TalkRunner
{
    public static async Task<int> RunAsync(
        VoiceProgram program, TalkPlan plan, AkkaVoiceOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        foreach (var warning in options.Warnings) await error.WriteLineAsync($"warning: {warning}");
        try
        {
            using var host = program.ForConversation(options);
            await host.StartAsync(cancellation);
            var room = new FileRoom(new FileRoomOptions { RecordTo = plan.RecordTo, Stereo = plan.Stereo }, TimeProvider.System);
            var end = await ConverseAsync(plan, host.Services.GetRequiredService<VoiceSessions>(), room, output, error, cancellation);
            await host.StopAsync(CancellationToken.None);
            return await ReportAsync(plan, end, output, error);
        }
        catch (SpeechUnavailableException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.Failure;
        }
        catch (WavException e)
        {
            await error.WriteLineAsync($"--out {e.Message}");
            return ExitCode.BadInput;
        }
    }

    private static async Task<EndEvent> ConverseAsync(
        TalkPlan plan, VoiceSessions sessions, FileRoom room, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        using var events = plan.EventsTo is { } path ? new EventsFile(path) : null;
        var happened = Channel.CreateBounded<SessionEvent>(new BoundedChannelOptions(65_536) { SingleReader = true });
        var handle = await sessions.StartAsync(sessions.Spec(room, e => happened.Writer.TryWrite(e)) with { MaxDuration = plan.MaxDuration });
        var director = new Director(plan.Utterances, room.Caller, TimeProvider.System);
        var narrator = new Narrator(error);
        var timeline = new Timeline();
        await using var interruption = cancellation.Register(() => _ = handle.EndAsync());
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        EndEvent? end = null;
        var hasSaidAll = false;
        while (end is null && await ticks.WaitForNextTickAsync(CancellationToken.None))
        {
            while (happened.Reader.TryRead(out var next))
            {
                events?.Write(next);
                director.Observe(next);
                narrator.Tell(next);
                timeline.Add(next);
                end = next as EndEvent ?? end;
            }

            director.Tick();
            if (director.HasSaidAll && !hasSaidAll)
            {
                hasSaidAll = true;
                handle.EndWhenQuiet(plan.Quiet);
            }
        }

        await handle.Completion;
        timeline.WriteTo(output);
        return end!;
    }

    private static async Task<int> ReportAsync(TalkPlan plan, EndEvent end, TextWriter output, TextWriter error)
    {
        if (plan.RecordTo is { } recording) await output.WriteLineAsync($"Recorded: {recording}");
        if (plan.EventsTo is { } events) await output.WriteLineAsync($"Events: {events}");
        if (end.Reason.IsNormal()) return ExitCode.Success;
        await error.WriteLineAsync($"The conversation broke off ({end.Reason}): {end.Message}");
        return ExitCode.Failure;
    }
}
