namespace AkkaVoice.Hosting.Commands;

/// <summary>What the program's exit code says.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Understood, but it did not work: a server that is away, a key that is refused.</summary>
    public const int Failure = 1;

    /// <summary>Not understood: a wrong option, setting or file. Nothing was started.</summary>
    public const int BadInput = 2;
}
