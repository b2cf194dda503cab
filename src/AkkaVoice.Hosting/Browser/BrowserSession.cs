using System.Net.WebSockets;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Hosting.Sessions;
using AkkaVoice.Streams.Rooms.Browser;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Browser;

/// <summary>One browser's connection and the session over it: they begin, live and end together.</summary>
internal sealed class BrowserSession(BrowserRoom room, VoiceSessions sessions, Admission admission, RateLimit complaints, ILogger logger)
{
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _starting = Task.CompletedTask;
    private SessionHandle? _handle;

    /// <param name="stopping">The service is about to stop.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var stop = stopping.Register(() => _ = StopAsync());
        var close = await room.RunAsync(Obey);
        await _starting;
        if (_handle is { } handle)
        {
            // The microphone has completed, which ends the session; this only makes sure of it.
            await handle.EndAsync(SessionEndReason.PersonLeft);
            BrowserLog.Ended(logger, handle.Id, close.Code, close.Reason, room.Statistics);
        }
        else if (complaints.TryTake())
        {
            BrowserLog.NeverStarted(logger, close.Code, close.Reason);
        }
    }

    // Called by the reader of the socket, one command at a time: nothing here may wait.
    private void Obey(BrowserCommand command)
    {
        switch (command)
        {
            case BrowserCommand.Start { Version: not BrowserRoom.Version }:
                throw new FormatException("The page is of another version than the service: reload it.");
            case BrowserCommand.Start:
                _starting = StartAsync();
                break;
            case BrowserCommand.Text text:
                _ = _handle?.SendTextAsync(text.Words);
                break;
            case BrowserCommand.Interrupt:
                _ = _handle?.InterruptAsync();
                break;
            case BrowserCommand.End when _handle is { } handle:
                _ = handle.EndAsync();
                break;
            case BrowserCommand.End:
                room.End(new BrowserClose((int)WebSocketCloseStatus.NormalClosure, ""));
                break;
            default:
                break;
        }
    }

    private async Task StartAsync()
    {
        try
        {
            switch (await admission.EnterAsync(Task.WhenAny(room.Ended, _stopping.Task)))
            {
                case AdmissionOutcome.Left:
                    return;
                case AdmissionOutcome.Full:
                    room.End(new BrowserClose(1013, "Too many sessions are about to begin. Please try again later."));
                    return;
            }

            _handle = await sessions.StartAsync(sessions.Spec(room, Tell));
            room.Send($$"""{"type":"room","version":{{BrowserRoom.Version}},"session":"{{_handle.Id}}"}""");
        }
        catch (SessionRefusedException e)
        {
            room.End(new BrowserClose(1013, $"{e.Message} Please try again later."));
        }
        catch (Exception e)
        {
            BrowserLog.CouldNotStart(logger, e);
            room.End(new BrowserClose((int)WebSocketCloseStatus.InternalServerError, "The session could not be started."));
        }
    }

    // In good order: the web server waits for its connections, and would cut them off at its deadline.
    private async Task StopAsync()
    {
        _stopping.TrySetResult();
        await _starting;
        if (_handle is { } handle)
            await handle.EndAsync(SessionEndReason.Shutdown);
        room.End(new BrowserClose((int)WebSocketCloseStatus.EndpointUnavailable, "The service is shutting down."));
    }

    private void Tell(SessionEvent happened)
    {
        room.Send(SessionEventJson.Write(happened));
        if (happened is EndEvent end)
            room.End(Close(end));
    }

    private static BrowserClose Close(EndEvent end)
    {
        var code = end.Reason switch
        {
            SessionEndReason.Shutdown => WebSocketCloseStatus.EndpointUnavailable,
            _ when end.Reason.IsNormal() => WebSocketCloseStatus.NormalClosure,
            _ => WebSocketCloseStatus.InternalServerError,
        };
        return new BrowserClose((int)code, end.Message ?? "");
    }
}
