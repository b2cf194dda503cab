using System.Text;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

/// <summary>A codec, and all that it read: events, samples and ends of items, in order.</summary>
internal sealed class DecodedOutput : IRealtimeOutput
{
    public OpenAiCodec Codec { get; } = new();

    public List<RealtimeEvent> Events { get; } = [];

    public List<short> Samples { get; } = [];

    public List<AudioTag> Tags { get; } = [];

    public List<AudioTag> Ends { get; } = [];

    public DecodedOutput Read(params string[] messages)
    {
        foreach (var message in messages)
            Codec.Decode(Encoding.UTF8.GetBytes(message), 7, this);
        return this;
    }

    public IEnumerable<T> Of<T>() => Events.OfType<T>();

    public void OnEvent(RealtimeEvent happened)
    {
        Assert.Equal(7, happened.ReceivedAt);
        Events.Add(happened with { ReceivedAt = 0 });
    }

    public void OnAudio(AudioFrame frame)
    {
        Assert.Equal(Samples.Count, frame.Position);
        Samples.AddRange(frame.Samples);
        Tags.Add(frame.Tag!);
        frame.Dispose();
    }

    public void OnAudioEnd(AudioTag item) => Ends.Add(item);
}
