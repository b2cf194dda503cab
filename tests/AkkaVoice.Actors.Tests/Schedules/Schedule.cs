using System.Globalization;
using System.Text;
using AkkaVoice.Testing.Faults;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>What a program asks of a session.</summary>
internal enum Wish
{
    Say,
    Reply,
    Text,
    Interrupt,
}

/// <summary>All that a run is made of, by chance and reproducible: what goes wrong, what the person says, what programs ask for.</summary>
internal sealed class Schedule
{
    /// <summary>How long people and programs do something; then it is to become quiet.</summary>
    public static readonly TimeSpan Activity = TimeSpan.FromSeconds(25);

    private static readonly string[] EventTypes =
    [
        "session.created", "session.updated", "input_audio_buffer.speech_started", "input_audio_buffer.speech_stopped",
        "input_audio_buffer.committed", "conversation.item.added", "conversation.item.done", "response.created",
        "response.output_item.added", "response.content_part.added", "response.output_audio.delta", "response.output_audio.done",
        "response.output_audio_transcript.delta", "response.output_audio_transcript.done", "response.content_part.done",
        "response.output_item.done", "response.function_call_arguments.delta", "response.function_call_arguments.done", "response.done",
        "conversation.item.truncated",
    ];

    // Which of them a server may forget without anyone being able to know better: a watchdog has to.
    private static readonly string[] Forgettable =
    [
        "input_audio_buffer.committed", "conversation.item.added", "response.created", "response.output_item.added",
        "response.output_audio.done", "response.output_item.done", "response.done",
    ];

    private static readonly string[] CommandTypes =
        ["session.update", "input_audio_buffer.append", "conversation.item.create", "response.create", "response.cancel", "conversation.item.truncate"];

    private static readonly int[] CloseCodes = [1000, 1001, 1011, 1012, 1013];

    private static readonly string[] Rubbish =
    [
        "{not json", "[]", """{"type":"x.future","a":{"b":[1,2]}}""", """{"type":5}""", """{"type":"response.done"}""",
        """{"type":"response.output_audio.delta","response_id":"resp_x","item_id":"item_x","delta":"!!!"}""",
        """{"type":"error","error":{"type":"server_error","code":null,"message":"Oops."}}""",
        """{"type":"error","error":{"type":"invalid_request_error","code":"item_not_found","message":"No such item."}}""",
    ];

    private readonly Random _random;

    public Schedule(int seed)
    {
        (Seed, _random) = (seed, new Random(seed));
        Faults = FaultPlan.Create(seed);
        for (var connection = 0; connection < 6; connection++)
            Faults.OnConnection(connection, Describe);
        Utterances = [.. Times(_random.Next(1, 7)).Select(at => (at, Ms: _random.Next(200, 3_000)))];
        Wishes = [.. Times(_random.Next(0, 5)).Select(at => (at, (Wish)_random.Next(4)))];
        Lifetime = _random.Next(4) == 0 ? TimeSpan.FromSeconds(_random.Next(6, 20)) : null;
    }

    private Schedule(int seed, FaultPlan faults, IReadOnlyList<(TimeSpan At, int Ms)> utterances) =>
        (Seed, _random, Faults, Utterances, Wishes) = (seed, new Random(seed), faults, utterances, []);

    public int Seed { get; }

    public FaultPlan Faults { get; }

    public IReadOnlyList<(TimeSpan At, int Ms)> Utterances { get; }

    public IReadOnlyList<(TimeSpan At, Wish Wish)> Wishes { get; }

    /// <summary>After how long the service ends every session; null for an hour.</summary>
    public TimeSpan? Lifetime { get; }

    /// <summary>A schedule in which chance decides what is answered, and nothing else.</summary>
    public static Schedule Of(int seed, FaultPlan faults, params (TimeSpan At, int Ms)[] utterances) => new(seed, faults, utterances);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"seed {Seed}, sessions last {Lifetime?.ToString() ?? "long"}\n{Faults}\n");
        foreach (var (at, ms) in Utterances)
            text.Append(CultureInfo.InvariantCulture, $"{at.TotalMilliseconds:0} ms: speaks for {ms} ms\n");
        foreach (var (at, wish) in Wishes)
            text.Append(CultureInfo.InvariantCulture, $"{at.TotalMilliseconds:0} ms: {wish}\n");
        return text.ToString();
    }

    private IEnumerable<TimeSpan> Times(int count) =>
        Enumerable.Range(0, count).Select(_ => TimeSpan.FromMilliseconds(_random.Next(100, (int)Activity.TotalMilliseconds))).Order().ToList();

    private void Describe(ConnectionFaults connection)
    {
        switch (_random.Next(12))
        {
            case 0:
                connection.Refuses(_random.Next(2) == 0 ? 503 : 429);
                return;
            case 1:
                connection.IsUnreachable();
                return;
            case 2 when _random.Next(3) == 0:
                connection.NeverAnswers();
                return;
            case 3:
                connection.AcceptsAndCloses(Ms(0, 500));
                return;
        }

        if (_random.Next(3) == 0)
            connection.Delays(Ms(0, 150), Ms(0, 150));
        if (_random.Next(6) == 0)
            connection.Slices(_random.Next(100, 5_000));
        for (var faults = _random.Next(4); faults > 0; faults--)
            Break(connection);
    }

    private void Break(ConnectionFaults connection)
    {
        var type = EventTypes[_random.Next(EventTypes.Length)];
        var occurrence = _random.Next(3);
        var atEvent = connection.OnServerEvent(type, occurrence);

        // A piece of audio that comes twice or late cannot be known for what it is: nothing numbers them.
        var whole = type.EndsWith(".delta", StringComparison.Ordinal) ? connection.OnServerEvent("response.done", occurrence) : atEvent;
        var moment = _random.Next(4) switch
        {
            0 => connection.After(Ms(100, 20_000)),
            1 => connection.OnClientEvent(CommandTypes[_random.Next(CommandTypes.Length)], occurrence),
            _ => atEvent,
        };
        _ = _random.Next(14) switch
        {
            0 => moment.Resets(),
            1 => moment.Cuts(),
            2 => atEvent.CutsMidMessage(),
            3 => moment.Closes(CloseCodes[_random.Next(CloseCodes.Length)]),
            4 => moment.GoesSilent((FaultDirection)_random.Next(1, 4)),
            5 => moment.Stalls(Ms(200, 5_000)),
            6 or 7 => moment.Sends(Rubbish[_random.Next(Rubbish.Length)]),
            8 => whole.Repeats(_random.Next(2, 4)),
            9 => whole.IsLate(Ms(10, 1_500)),
            10 => whole.Swaps(),
            11 => moment.GoesAway(Ms(500, 6_000)),
            12 => connection.OnServerEvent(Forgettable[_random.Next(Forgettable.Length)], occurrence).Loses(),
            _ => moment.GoesAway(Ms(500, 5_000), c => c.AcceptsAndCloses(TimeSpan.Zero)),
        };
    }

    private TimeSpan Ms(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from, to));
}
