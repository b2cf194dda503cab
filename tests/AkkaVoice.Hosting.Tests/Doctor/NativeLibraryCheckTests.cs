using AkkaVoice.Hosting.Doctor;
using AkkaVoice.Hosting.Tests.Configuration;
using LiveKit.Rtc;

namespace AkkaVoice.Hosting.Tests.Doctor;

/// <summary>Whether the doctor says how to get LiveKit's native library, and leaves those in peace who need none.</summary>
public class NativeLibraryCheckTests
{
    private const string Problem = "LiveKit's native library is not there. Looked for: /a, /b.";

    [Fact]
    public void Where_rooms_are_to_be_joined_a_missing_library_is_wrong_and_the_way_to_it_told()
    {
        var finding = NativeLibraryCheck.Judge(needed: true, Problem);

        Assert.Equal((Verdict.Wrong, Problem), (finding.Verdict, finding.Detail));
        Assert.Contains("npm", finding.Advice, StringComparison.Ordinal);
        Assert.Contains(LiveKitNative.PathVariable, finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_livekit_server_it_is_not_needed() => Assert.Equal(Verdict.Skipped, NativeLibraryCheck.Judge(needed: false, Problem).Verdict);

    [Fact]
    public void A_library_that_is_there_is_tried_and_named()
    {
        // The same question, asked of the binding itself: what the doctor says must agree.
        var isThere = LiveKitNative.IsAvailable(out _);

        var finding = NativeLibraryCheck.Look(Loading.With(environment: [("LIVEKIT_URL", "ws://127.0.0.1:9"), ("LIVEKIT_API_KEY", "k"), ("LIVEKIT_API_SECRET", "s")]));

        Assert.Equal(isThere ? Verdict.Fine : Verdict.Wrong, finding.Verdict);
        if (isThere) Assert.Equal($"{LiveKitNative.Version}, {LiveKitNative.LoadedFrom}", finding.Detail);
    }
}
