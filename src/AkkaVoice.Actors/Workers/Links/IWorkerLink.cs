using AkkaVoice.Actors.Workers.Links.Wire;

namespace AkkaVoice.Actors.Workers.Links;

/// <summary>An open connection to a server's <c>/agent</c>.</summary>
internal interface IWorkerLink
{
    /// <summary>Sends a message after those before it. Never waits; on a connection that is gone it does nothing.</summary>
    void Send(WorkerMessage message);

    /// <summary>Closes the connection once what was sent before is out; within a few seconds in any case.</summary>
    void Close();
}

/// <summary>Opens connections to a server's <c>/agent</c>.</summary>
internal interface IWorkerDialer
{
    /// <summary>Opens one.</summary>
    /// <param name="url">The server.</param>
    /// <param name="token">The worker's token.</param>
    /// <param name="heard">Takes each message of the server, one at a time and in order.</param>
    /// <param name="closed">Told once, and last, why the connection is gone; also when we closed it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WorkerDialException">It could not be opened.</exception>
    Task<IWorkerLink> DialAsync(Uri url, string token, Action<ServerMessage> heard, Action<string> closed, CancellationToken cancellation);
}

/// <summary>A connection could not be opened.</summary>
/// <param name="message">Why, for people.</param>
/// <param name="refused">Whether the server said no, rather than being away.</param>
internal sealed class WorkerDialException(string message, bool refused) : Exception(message)
{
    public bool Refused { get; } = refused;
}
