using LiveKit.Rtc.Proto;
using LiveKit.Rtc.Rooms;

namespace LiveKit.Rtc;

public sealed partial class Room
{
    /// <summary>WebRTC's reports on what is sent and received, at this moment.</summary>
    /// <exception cref="NotConnectedException">The room is not joined.</exception>
    public async Task<SessionStats> GetStatsAsync(CancellationToken cancellation = default)
    {
        const string operation = "Asking for statistics";
        var answer = await Connected(operation).AskAsync(operation,
            (room, id) => new FfiRequest { GetSessionStats = new GetSessionStatsRequest { RoomHandle = room, RequestAsyncId = id } }, cancellation).ConfigureAwait(false);
        return answer.GetSessionStats.Result is { } result
            ? new SessionStats(RtcStats.From(result.PublisherStats), RtcStats.From(result.SubscriberStats))
            : throw new RtcException($"{operation} failed: {answer.GetSessionStats.Error}");
    }

    /// <summary>Lets a mishap happen, to try what becomes of it. Some need a server that plays along.</summary>
    /// <exception cref="NotConnectedException">The room is not joined.</exception>
    public async Task SimulateScenarioAsync(SimulateScenario scenario, CancellationToken cancellation = default)
    {
        var operation = $"Simulating {scenario}";
        var answer = await Connected(operation).AskAsync(operation,
            (room, id) => new FfiRequest { SimulateScenario = new SimulateScenarioRequest { RoomHandle = room, Scenario = (SimulateScenarioKind)scenario, RequestAsyncId = id } },
            cancellation).ConfigureAwait(false);
        if (answer.SimulateScenario.Error.Length > 0)
            throw new RtcException($"{operation} failed: {answer.SimulateScenario.Error}");
    }

    private RoomConnection Connected(string operation) => _connection ?? throw new NotConnectedException(operation);
}
