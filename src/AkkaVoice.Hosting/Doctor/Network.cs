namespace AkkaVoice.Hosting.Doctor;

/// <summary>What can go wrong between here and a server.</summary>
internal static class Network
{
    /// <summary>Whether an exception means that a server did not answer, and not that somebody gave up here.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellation) =>
        exception is HttpRequestException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested);
}
