namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>A call of a function tool.</summary>
/// <param name="Name">Name of the function.</param>
/// <param name="ArgumentsJson">The arguments, a JSON object. Sent as it is, also when it is not valid JSON (tests use that).</param>
/// <param name="CallId">Id of the call (<c>call_…</c>); null lets the server make one.</param>
public sealed record PlannedFunctionCall(string Name, string ArgumentsJson, string? CallId = null) : PlannedItem;
