namespace AkkaVoice.Streams.Pipelines;

/// <summary>What a pipeline does when one of its stages fails: throws, or ends before its input does.</summary>
public enum FailurePolicy
{
    /// <summary>
    /// The audio goes past the stage from the first sample that the stage had not given, unchanged: nothing is lost or repeated.
    /// In <c>config.hocon</c>: <c>bypass</c>, the default.
    /// </summary>
    Bypass,

    /// <summary>The stream fails with a <see cref="StageException"/>, which ends the session. In <c>config.hocon</c>: <c>end-session</c>.</summary>
    EndSession,
}
