using System.Runtime.InteropServices;
using AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;
using AkkaVoice.LocalRealtime.Speech.Synthesis;

namespace AkkaVoice.LocalRealtime.Speech;

/// <summary>Tells whether the Debian packages that offline speech rests on are installed, and which are not.</summary>
public sealed record SpeechAvailability
{
    /// <summary>Where Debian's <c>pocketsphinx-en-us</c> puts its model.</summary>
    internal const string ModelFolder = "/usr/share/pocketsphinx/model/en-us";

    private SpeechAvailability(IReadOnlyList<string> missingPackages) => MissingPackages = missingPackages;

    /// <summary>Debian packages to install; empty when everything is there.</summary>
    public IReadOnlyList<string> MissingPackages { get; }

    /// <summary>True when offline speech can work.</summary>
    public bool IsAvailable => MissingPackages.Count == 0;

    /// <summary>One line for people: what is missing and the command that installs it.</summary>
    public string Message => IsAvailable
        ? "Offline speech is available."
        : $"Offline speech needs the Debian packages {string.Join(", ", MissingPackages)}: run 'apt-get install {string.Join(' ', MissingPackages)}' as root, or tools/install-speech.sh.";

    /// <summary>Looks at this machine.</summary>
    public static SpeechAvailability Check()
    {
        var missing = new List<string>();
        if (!CanLoad(PocketSphinxNative.BaseLibrary) || !CanLoad(PocketSphinxNative.Library))
            missing.Add("libpocketsphinx3");
        if (!File.Exists(Path.Combine(ModelFolder, "cmudict-en-us.dict")) || !File.Exists(Path.Combine(ModelFolder, "en-us", "means")))
            missing.Add("pocketsphinx-en-us");
        if (!IsOnPath(EspeakProcess.Program))
            missing.Add("espeak-ng");
        return new SpeechAvailability(missing);
    }

    /// <summary>Throws when something is missing.</summary>
    /// <exception cref="SpeechUnavailableException">The message is <see cref="Message"/>.</exception>
    public void Demand()
    {
        if (!IsAvailable)
            throw new SpeechUnavailableException(Message);
    }

    private static bool CanLoad(string library) => NativeLibrary.TryLoad(library, out _);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
