using System.Security.Cryptography;
using System.Text.Json;
using LiveKit.Rtc.Native;

namespace LiveKit.Rtc.Tests.Native;

/// <summary>The native library is the one expected, and one that does not fit is told of in words.</summary>
public class NativeLibraryTests
{
    [Fact]
    public void It_lies_beside_the_program_and_is_what_the_build_has_checked()
    {
        Assert.True(LiveKitNative.IsAvailable(out var problem), problem);
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "AkkaVoice.sln")))
            root = root.Parent!;
        var build = Path.Combine(root.FullName, "compat", "LiveKit.Rtc");
        using var platforms = JsonDocument.Parse(File.ReadAllText(Path.Combine(build, "build", "platforms.json")));
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(LiveKitNative.LoadedFrom!)));
        Assert.Contains(hash, platforms.RootElement.EnumerateObject().Select(p => p.Value.TryGetProperty("prepared", out var prepared) ? prepared.GetString() : p.Value.GetProperty("sha256").GetString()));
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(build, "package.json")));
        var versions = package.RootElement.GetProperty("optionalDependencies").EnumerateObject().ToDictionary(p => p.Name, p => Version.Parse(p.Value.GetString()!));
        Assert.Equal(platforms.RootElement.EnumerateObject().Select(p => p.Value.GetProperty("package").GetString()!).Order(), versions.Keys.Order());
        Assert.All(versions.Values, version => Assert.True(version >= Version.Parse(LiveKitNative.Version), $"{version} is older than the interface"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var e = Assert.Throws<NativeLibraryException>(() => NativeLibraryLoader.Load("/nowhere/liblivekit_ffi.so"));
        Assert.Contains("/nowhere/liblivekit_ffi.so", e.Message);
        Assert.Contains(LiveKitNative.PathVariable, e.Message);
    }

    [Fact]
    public void A_file_that_is_no_library_is_named_with_what_to_do()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "not a library");
        try
        {
            var e = Assert.Throws<NativeLibraryException>(() => NativeLibraryLoader.Load(file));
            Assert.Contains(file, e.Message);
            Assert.Contains("linux-x64", e.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_library_that_is_another_one_is_named()
    {
        var other = Directory.EnumerateFiles(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "*System.Native*").First(f => !f.EndsWith(".dll", StringComparison.Ordinal) || OperatingSystem.IsWindows());
        var e = Assert.Throws<NativeLibraryException>(() => NativeLibraryLoader.Load(other));
        Assert.Contains("livekit_ffi", e.Message);
    }

    [Fact]
    public void A_request_that_makes_no_sense_is_refused_and_not_waited_for()
    {
        using var source = new AudioSource(24_000, 1, 100);
        var handle = source.Handle;
        source.Dispose();
        Assert.Throws<RtcException>(() => FfiClient.Instance.Request(new Proto.FfiRequest
        {
            CreateAudioTrack = new Proto.CreateAudioTrackRequest { Name = "gone", SourceHandle = handle },
        }));
    }
}
