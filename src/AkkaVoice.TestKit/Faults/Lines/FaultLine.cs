using System.Text;

namespace AkkaVoice.Testing.Faults.Lines;

/// <summary>
/// One connection with its faults, whatever carries it: parcels of both ends go in, and come out as the faults have it.
/// </summary>
internal sealed class FaultLine : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FaultDesk _desk;
    private readonly ConnectionFaults _faults;
    private readonly Random _random;
    private readonly DelayLane _toClient;
    private readonly DelayLane _toServer;
    private readonly List<ITimer> _timers = [];
    private readonly Dictionary<(bool FromServer, string Type), int> _occurrences = [];
    private FaultDirection _silent;
    private bool _pingsPass;
    private Parcel? _swappedToClient;
    private Parcel? _swappedToServer;
    private int _serverEvents = -1;
    private bool _isOver;

    public FaultLine(
        FaultDesk desk, ConnectionFaults faults, int seed, Func<Parcel, ValueTask> toClient, Func<Parcel, ValueTask> toServer)
    {
        (_desk, _faults, _random) = (desk, faults, new Random(seed));
        _toClient = new DelayLane(desk.Time, toClient, desk.StaysOnThread);
        _toServer = new DelayLane(desk.Time, toServer, desk.StaysOnThread);
    }

    /// <summary>Whether the faults have ended the connection.</summary>
    public bool IsOver
    {
        get
        {
            lock (_lock)
                return _isOver;
        }
    }

    /// <summary>The connection is open: what happens at a time is counted from here.</summary>
    public void Begin()
    {
        foreach (var fault in _faults.Faults)
        {
            if (fault.Trigger is FaultTrigger.Elapsed at)
                _timers.Add(_desk.Time.CreateTimer(_ => Act(fault.Act), null, at.Time, Timeout.InfiniteTimeSpan));
        }
    }

    /// <summary>The server sent something.</summary>
    /// <returns>Completes when there is room for more.</returns>
    public Task FromServer(Parcel parcel) => Pass(parcel, fromServer: true);

    /// <summary>The client sent something.</summary>
    /// <returns>Completes when there is room for more.</returns>
    public Task FromClient(Parcel parcel) => Pass(parcel, fromServer: false);

    /// <summary>Does something that does not concern an event.</summary>
    public void Act(FaultAct act)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _isOver = act is FaultAct.Reset or FaultAct.GoAway or FaultAct.Cut or FaultAct.CutMidMessage or FaultAct.Close;
        }

        switch (act)
        {
            case FaultAct.Close close:
                End(Parcel.Close(close.Code, close.Reason));
                break;
            case FaultAct.Cut or FaultAct.CutMidMessage:
                End(Parcel.Of(ParcelKind.End));
                break;
            case FaultAct.Reset:
                Reset();
                break;
            case FaultAct.GoAway away:
                _desk.GoAway(away.Duration, away.Meanwhile);
                Reset();
                break;
            case FaultAct.Silence silence:
                FallSilent(silence);
                break;
            case FaultAct.Stall stall:
                _toClient.Pause(stall.Duration);
                _toServer.Pause(stall.Duration);
                break;
            case FaultAct.Send send:
                _ = Forward(new Parcel(send.IsText ? ParcelKind.Text : ParcelKind.Binary, send.Bytes), fromServer: true);
                break;
            default:
                throw new InvalidOperationException($"{act} concerns an event.");
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var timer in _timers)
                timer.Dispose();
        }

        _toClient.Dispose();
        _toServer.Dispose();
    }

    private void FallSilent(FaultAct.Silence silence)
    {
        lock (_lock)
        {
            (_silent, _pingsPass) = (_silent | silence.Direction, silence.PingsPass);
            if (!silence.PingsPass && _desk.PingTimeout is { } timeout)
                _timers.Add(_desk.Time.CreateTimer(_ => _toClient.Finish(Parcel.Of(ParcelKind.Reset)), null, timeout, Timeout.InfiniteTimeSpan));
        }
    }

    private Task Pass(Parcel parcel, bool fromServer)
    {
        if (IsOver)
        {
            // The client answers a close frame that the fault sent, or hangs up itself: then the line may go.
            if (!fromServer && parcel.Kind is ParcelKind.Close or ParcelKind.End or ParcelKind.Reset)
                _toClient.Take(Parcel.Of(ParcelKind.End));
            return Task.CompletedTask;
        }

        if (parcel.IsPing && _faults.PingsAreDropped)
            return Task.CompletedTask;
        return parcel.Kind == ParcelKind.Text ? PassEvent(parcel, fromServer) : Forward(parcel, fromServer);
    }

    private Task PassEvent(Parcel parcel, bool fromServer)
    {
        var (times, late) = (1, TimeSpan.Zero);
        foreach (var act in ActsFor(EventType.Of(parcel.Bytes.Span), fromServer))
        {
            switch (act)
            {
                case FaultAct.Repeat repeat:
                    times = repeat.Times;
                    break;
                case FaultAct.Lose:
                    times = 0;
                    break;
                case FaultAct.Late fault:
                    late = fault.By;
                    break;
                case FaultAct.Replace replace:
                    parcel = Parcel.Text(replace.Change(Encoding.UTF8.GetString(parcel.Bytes.Span)));
                    break;
                case FaultAct.Swap:
                    Held(fromServer) = parcel;
                    return Task.CompletedTask;
                case FaultAct.CutMidMessage:
                    _ = Forward(parcel with { Kind = ParcelKind.HalfText, Bytes = parcel.Bytes[..(parcel.Bytes.Length / 2)] }, fromServer);
                    Act(act);
                    return Task.CompletedTask;
                default:
                    Act(act);
                    if (IsOver)
                        return Task.CompletedTask;
                    break;
            }
        }

        var room = Task.CompletedTask;
        for (; times > 0; times--)
            room = Forward(parcel, fromServer, late);
        if (Held(fromServer) is { } held)
        {
            Held(fromServer) = null;
            room = Forward(held, fromServer);
        }

        return room;
    }

    private ref Parcel? Held(bool fromServer) => ref fromServer ? ref _swappedToClient : ref _swappedToServer;

    private List<FaultAct> ActsFor(string type, bool fromServer)
    {
        lock (_lock)
        {
            var key = (fromServer, type);
            var occurrence = _occurrences[key] = _occurrences.GetValueOrDefault(key, -1) + 1;
            if (fromServer)
                _serverEvents++;
            return [.. _faults.Faults.Where(fault => Applies(fault.Trigger)).Select(fault => fault.Act)];

            bool Applies(FaultTrigger trigger) => trigger switch
            {
                FaultTrigger.ServerEventIndex at => fromServer && at.Index == _serverEvents,
                FaultTrigger.ServerEvent at => fromServer && at.Type == type && (at.Occurrence ?? occurrence) == occurrence,
                FaultTrigger.ClientEvent at => !fromServer && at.Type == type && (at.Occurrence ?? occurrence) == occurrence,
                _ => false,
            };
        }
    }

    private Task Forward(Parcel parcel, bool fromServer, TimeSpan late = default)
    {
        TimeSpan delay;
        lock (_lock)
        {
            if (_silent.HasFlag(fromServer ? FaultDirection.ToClient : FaultDirection.ToServer) && !(_pingsPass && parcel.IsPing))
                return Task.CompletedTask;
            delay = _faults.Delay + (_faults.Jitter * _random.NextDouble());
        }

        var takes = _faults.BytesPerSecond is { } rate ? TimeSpan.FromSeconds((double)parcel.Bytes.Length / rate) : TimeSpan.Zero;
        return (fromServer ? _toClient : _toServer).Take(parcel, delay + late, takes, overtaken: late > TimeSpan.Zero);
    }

    // The client is told in the order of what was sent before; the server has lost its client without a word.
    private void End(Parcel toClient)
    {
        if (!_silent.HasFlag(FaultDirection.ToClient))
            _toClient.Take(toClient);
        _toServer.Finish(Parcel.Of(ParcelKind.End));
    }

    private void Reset()
    {
        _toClient.Finish(Parcel.Of(ParcelKind.Reset));
        _toServer.Finish(Parcel.Of(ParcelKind.Reset));
    }
}
