using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>
/// Fires when the caller stays silent for <c>idle_timeout_ms</c> after an answer, counted from its <c>response.done</c> plus the
/// time it takes to play its audio. Unlike voice detection it follows the session clock.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="appendClockMs">Reads the append clock.</param>
/// <param name="fire">Called with the append clock (ms) at which the answer had been played.</param>
internal sealed class IdleTimeout(SessionContext session, Func<long> appendClockMs, Action<long> fire)
{
    private Deadline? _deadline;

    public void Arm(TimeSpan playback)
    {
        Disarm();
        if (session.Config.TurnDetection.IdleTimeoutMs is { } idle)
        {
            _deadline = session.Deadlines.Schedule(session.Clock.Now + playback, () => OnPlayed(TimeSpan.FromMilliseconds(idle)));
        }
    }

    public void Disarm()
    {
        _deadline?.Cancel();
        _deadline = null;
    }

    private void OnPlayed(TimeSpan idle)
    {
        var playedAt = appendClockMs();
        _deadline = session.Deadlines.Schedule(session.Clock.Now + idle, () => fire(playedAt));
    }
}
