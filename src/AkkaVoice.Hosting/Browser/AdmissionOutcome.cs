namespace AkkaVoice.Hosting.Browser;

/// <summary>What comes of asking for <see cref="Admission"/>.</summary>
internal enum AdmissionOutcome
{
    /// <summary>It is its turn.</summary>
    Admitted,

    /// <summary>Too many wait already.</summary>
    Full,

    /// <summary>It went away before its turn came.</summary>
    Left,
}
