using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults;

/// <summary>What goes wrong with one connection.</summary>
public sealed class ConnectionFaults
{
    private readonly List<PlannedFault> _faults = [];

    internal IReadOnlyList<PlannedFault> Faults => _faults;

    internal Welcome Welcome { get; private set; } = new Welcome.Accept();

    internal TimeSpan Delay { get; private set; }

    internal TimeSpan Jitter { get; private set; }

    internal int? BytesPerSecond { get; private set; }

    internal int? SliceBytes { get; private set; }

    internal bool PingsAreDropped { get; private set; }

    /// <summary>The server answers the upgrade with an HTTP error.</summary>
    /// <param name="httpStatus">For example 401, 429 or 503. Default: 503.</param>
    public ConnectionFaults Refuses(int httpStatus = 503)
    {
        Welcome = new Welcome.Refuse(httpStatus);
        return this;
    }

    /// <summary>The connection is reset before the upgrade is answered, as when nobody listens.</summary>
    public ConnectionFaults IsUnreachable()
    {
        Welcome = new Welcome.Reset();
        return this;
    }

    /// <summary>The connection is taken, and the upgrade is never answered.</summary>
    public ConnectionFaults NeverAnswers()
    {
        Welcome = new Welcome.Ignore();
        return this;
    }

    /// <summary>The connection opens, and is closed again.</summary>
    /// <param name="after">After so long; zero for at once, before the server has said a word.</param>
    /// <param name="code">The close code. Default: 1011.</param>
    public ConnectionFaults AcceptsAndCloses(TimeSpan after, int code = 1011) =>
        after > TimeSpan.Zero ? After(after).Closes(code) : AtServerEvent(0).Closes(code);

    /// <summary>Everything takes time, both ways; the order is kept.</summary>
    /// <param name="delay">Each message comes so much later.</param>
    /// <param name="jitter">And up to so much more.</param>
    public ConnectionFaults Delays(TimeSpan delay, TimeSpan jitter = default)
    {
        (Delay, Jitter) = (delay, jitter);
        return this;
    }

    /// <summary>The line is thin, both ways; who sends more has to wait.</summary>
    /// <param name="bytesPerSecond">Bytes a second in each direction, at least 1.</param>
    public ConnectionFaults Throttles(int bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerSecond, 1);
        BytesPerSecond = bytesPerSecond;
        return this;
    }

    /// <summary>Messages reach the client in fragments of at most so many bytes.</summary>
    /// <param name="bytes">At least 1.</param>
    public ConnectionFaults Slices(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        SliceBytes = bytes;
        return this;
    }

    /// <summary>Pings and pongs are swallowed; everything else passes. In memory there are none.</summary>
    public ConnectionFaults DropsPings()
    {
        PingsAreDropped = true;
        return this;
    }

    /// <summary>The moment at which the server sends an event of a type.</summary>
    /// <param name="type">The type, for example <c>response.done</c>.</param>
    /// <param name="occurrence">0 for the first of that type; null for each of them.</param>
    public FaultMoment OnServerEvent(string type, int? occurrence = 0) => new(this, new FaultTrigger.ServerEvent(type, occurrence));

    /// <summary>The moment at which the client sends an event of a type.</summary>
    /// <param name="type">The type, for example <c>response.create</c>.</param>
    /// <param name="occurrence">0 for the first of that type; null for each of them.</param>
    public FaultMoment OnClientEvent(string type, int? occurrence = 0) => new(this, new FaultTrigger.ClientEvent(type, occurrence));

    /// <summary>The moment at which the server sends its n-th event.</summary>
    /// <param name="index">0 for the first, which is <c>session.created</c>.</param>
    public FaultMoment AtServerEvent(int index) => new(this, new FaultTrigger.ServerEventIndex(index));

    /// <summary>A time after the connection was opened.</summary>
    /// <param name="time">How long after.</param>
    public FaultMoment After(TimeSpan time) => new(this, new FaultTrigger.Elapsed(time));

    /// <summary>The faults in words.</summary>
    public override string ToString()
    {
        var words = _faults.Select(fault => $"{fault.Trigger} -> {fault.Act}").Prepend(Welcome.ToString()).ToList();
        if (Delay + Jitter > TimeSpan.Zero)
            words.Add($"delay {Delay.TotalMilliseconds:0}..{(Delay + Jitter).TotalMilliseconds:0} ms");
        if (BytesPerSecond is { } rate)
            words.Add($"{rate} bytes/s");
        if (SliceBytes is { } slice)
            words.Add($"slices of {slice} bytes");
        if (PingsAreDropped)
            words.Add("no pings");
        return string.Join("; ", words);
    }

    internal ConnectionFaults Add(FaultTrigger trigger, FaultAct act)
    {
        _faults.Add(new PlannedFault(trigger, act));
        return this;
    }
}
