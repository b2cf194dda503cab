using AkkaVoice.LocalRealtime.Speech;
using AkkaVoice.LocalRealtime.Speech.Recognition;
using AkkaVoice.LocalRealtime.Speech.Synthesis;

namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>
/// Makes brains that listen with PocketSphinx and speak with espeak-ng, without any network. All of them share the recogniser's
/// decoders, which begin to load at once in the background.
/// </summary>
public sealed class OfflineBrainFactory : IRealtimeBrainFactory, IDisposable
{
    private readonly SpeechRecognizer _recognizer;
    private readonly SpeechSynthesizer _synthesizer = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <exception cref="SpeechUnavailableException">Debian packages are missing; the message says which and how to install them.</exception>
    public OfflineBrainFactory()
    {
        SpeechAvailability.Check().Demand();
        _recognizer = new SpeechRecognizer(OfflineGrammar.Create());
        Ready = _recognizer.WarmUpAsync(_stopping.Token);
    }

    /// <summary>
    /// Completes when the first decoder is loaded; until then the first turn waits for it. It fails with <see cref="SpeechUnavailableException"/>
    /// when the installed model cannot be used.
    /// </summary>
    public Task Ready { get; }

    /// <inheritdoc/>
    public IRealtimeBrain Create(BrainContext context) => new OfflineBrain(_recognizer, _synthesizer);

    /// <summary>Frees the decoders.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _recognizer.Dispose();
    }
}
