using AkkaVoice.Audio;
using AkkaVoice.Streams.Session.Playing;

namespace AkkaVoice.Streams.Tests.Session.Playing;

[Collection(FramePoolCollection.Name)]
public sealed class WaitingAudioTests
{
    private static readonly PlayoutItem[] Items = [.. Enumerable.Range(0, 4).Select(n => new PlayoutItem(PlayoutRig.Tag($"r{n}", $"i{n}")))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_added_put_back_taken_and_removed_the_rest_comes_in_order_to_the_sample(int seed)
    {
        var before = AudioFramePool.Shared.Outstanding;
        var random = new Random(seed);
        var waiting = new WaitingAudio();
        // What is expected to wait: whose, and which sample.
        var expected = new List<(PlayoutItem Item, short Sample)>();
        var next = 0;
        for (var n = 0; n < 4_000; n++)
        {
            var item = Items[random.Next(Items.Length)];
            switch (random.Next(10))
            {
                case < 4:
                    var added = Coded(random.Next(3_000));
                    expected.AddRange(added.Select(sample => (item, sample)));
                    waiting.Add(Frame(added), item);
                    break;
                case 4 when random.Next(3) == 0:
                    var back = Coded(random.Next(1, 1_000));
                    expected.InsertRange(0, back.Select(sample => (item, sample)));
                    waiting.PutBack(Frame(back), item);
                    break;
                case 5 when random.Next(10) == 0:
                    expected.RemoveAll(held => held.Item == item);
                    waiting.Remove(held => held == item);
                    break;
                default:
                    Take(random.Next(1, 2_000));
                    break;
            }

            Assert.Equal(expected.Count, waiting.Samples);
            Assert.Same(expected.Count == 0 ? null : expected[^1].Item, waiting.LastItem);
        }

        waiting.Remove(_ => true);
        Assert.Equal(0, waiting.Samples);
        Assert.Equal(before, AudioFramePool.Shared.Outstanding);

        short[] Coded(int samples)
        {
            next += samples;
            return [.. Enumerable.Range(next - samples, samples).Select(sample => (short)(sample * 7))];
        }

        void Take(int samples)
        {
            if (expected.Count == 0)
                return;
            var target = new short[samples];
            var count = waiting.Take(target, out var item);
            Assert.InRange(count, 1, samples);
            Assert.Equal(expected.Take(count), target.Take(count).Select(sample => (item, sample)));
            expected.RemoveRange(0, count);
        }
    }

    private static AudioFrame Frame(short[] samples)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, samples.Length);
        samples.CopyTo(frame.Samples);
        return frame;
    }
}
