using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Rooms.File;

namespace AkkaVoice.Hosting.Talk;

/// <summary>
/// Plays the caller: says each recording after the agent's answer to the one before, or at its time,
/// and knows when nothing is left to say. Decides by events and the clock alone; used from one thread.
/// </summary>
internal sealed class Director
{
    /// <summary>How long all must be quiet before the next recording: a pause that feels natural, and longer than turn detection's hesitation.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(800);

    private readonly Queue<Utterance> _inTurn = [];
    private readonly List<Saying> _timed = [];
    private readonly FileMicrophone _caller;
    private readonly TimeProvider _time;
    private long _quietSince;
    private bool _isQuiet = true;
    private bool _isReady;

    public Director(IEnumerable<Saying> plan, FileMicrophone caller, TimeProvider time)
    {
        foreach (var saying in plan)
        {
            if (saying.At is null) _inTurn.Enqueue(saying.Utterance);
            else _timed.Add(saying);
        }

        _caller = caller;
        _time = time;
        _quietSince = time.GetTimestamp();
    }

    /// <summary>Whether the caller has nothing more to say.</summary>
    public bool HasSaidAll => _isReady && _inTurn.Count == 0 && _caller.IsQuiet;

    public void Observe(SessionEvent happened)
    {
        switch (happened)
        {
            case ConnectionEvent { State: ConnectionStatus.Ready } when !_isReady:
                _isReady = true;
                foreach (var saying in _timed) _ = _caller.SayAt(saying.At!.Value, saying.Utterance);
                Next();
                break;
            case QuietEvent quiet:
                _isQuiet = quiet.Quiet;
                _quietSince = _time.GetTimestamp();
                break;
            default:
                break;
        }
    }

    /// <summary>To be called now and then, at least every 50 ms.</summary>
    public void Tick()
    {
        if (!_caller.IsQuiet) _quietSince = _time.GetTimestamp();
        if (_isReady && IsSilent(Pause)) Next();
    }

    private bool IsSilent(TimeSpan atLeast) =>
        _isReady && _isQuiet && _caller.IsQuiet && _time.GetElapsedTime(_quietSince) >= atLeast;

    private void Next()
    {
        if (!_inTurn.TryDequeue(out var utterance)) return;
        _ = _caller.Say(utterance);
        _quietSince = _time.GetTimestamp();
    }
}
