using System.Text;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;

namespace AkkaVoice.LocalRealtime.Tests.Sessions;

/// <summary>The two events that make up nearly all traffic cost no garbage, so that one process holds many sessions.</summary>
public sealed class AllocationTests : IRealtimeSink
{
    private readonly ManualTime _time = new();
    private long _bytes;
    private int _deltas;

    bool IRealtimeSink.CanTakeOutput => true;

    [Fact]
    public void An_append_allocates_nothing()
    {
        var core = Start(RealtimeScript.Create(), PacingOptions.Instant);
        var append = Encoding.UTF8.GetBytes($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(Tone.Sine(TimeSpan.FromMilliseconds(20), levelDbfs: -60))}}"}""");
        Repeat(core, append, 500);
        // The runtime may allocate once for itself on this thread, such as when it replaces compiled code; what an append allocates is there in every round.
        var least = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Repeat(core, append, 1000);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void A_piece_of_audio_allocates_no_copy_of_itself()
    {
        var script = RealtimeScript.Create();
        var audio = CodedSignal.Generate(0, TimeSpan.FromMinutes(1));
        script.OnTurn(t => t.Says("", audio)).OnTurn(t => t.Says("", audio));
        var core = Start(script, PacingOptions.Instant);
        core.Receive("""{"type":"response.create"}"""u8);
        (_bytes, _deltas) = (0, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        core.Receive("""{"type":"response.create"}"""u8);

        // The plan of the pieces costs something: a few hundred bytes for each. The 2.9 MB of audio and their 3.8 MB of base64 cost nothing.
        Assert.True(_bytes > 3_800_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000 + (_deltas * 400L));
    }

    void IRealtimeSink.Send(string type, ReadOnlySpan<byte> utf8Json)
    {
        _bytes += utf8Json.Length;
        _deltas++;
    }

    void IRealtimeSink.Close(int code, string reason) => Assert.Fail($"Closed with {code}: {reason}");

    private RealtimeCore Start(RealtimeScript script, PacingOptions pacing)
    {
        var core = new RealtimeCore(new RealtimeCoreOptions { Pacing = pacing }, script, this, _time, _ => Assert.Fail("Nothing is posted here."));
        core.Start();
        return core;
    }

    private static void Repeat(RealtimeCore core, byte[] message, int times)
    {
        for (var i = 0; i < times; i++)
        {
            core.Receive(message);
        }
    }
}
