using System.Text.Json;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Tests.Rig;

/// <summary>Keeps what a core says.</summary>
internal sealed class RecordingSink(TimeProvider time) : IRealtimeSink
{
    public List<ServerEvent> Events { get; } = [];

    public (int Code, string Reason)? Closed { get; private set; }

    public bool CanTakeOutput { get; set; } = true;

    public void Send(string type, ReadOnlySpan<byte> utf8Json)
    {
        Assert.Null(Closed);
        using var document = JsonDocument.Parse(utf8Json.ToArray());
        var json = document.RootElement.Clone();
        Assert.Equal(type, json.GetProperty("type").GetString());
        Events.Add(new ServerEvent(type, json, TimeSpan.FromTicks(time.GetTimestamp())));
    }

    public void Close(int code, string reason)
    {
        Assert.Null(Closed);
        Closed = (code, reason);
    }
}
