namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>Ends the handling of one client event; the dispatcher answers it with an <c>error</c> event and the session goes on.</summary>
internal sealed class RealtimeErrorException(RealtimeError error) : Exception(error.Message)
{
    public RealtimeError Error { get; } = error;

    public static RealtimeErrorException Invalid(string? code, string message, string? param = null) =>
        new(RealtimeError.Invalid(code, message, param));
}
