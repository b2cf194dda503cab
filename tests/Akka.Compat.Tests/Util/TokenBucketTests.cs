using Akka.Util;

namespace Akka.Compat.Tests.Util;

public class TokenBucketTests
{
    [Fact]
    public void It_starts_full_and_lends_tokens_of_the_future()
    {
        var bucket = New(capacity: 5, period: 10);
        Assert.Equal(0, bucket.Offer(5));
        Assert.Equal(20, bucket.Offer(2));
        bucket.Now = 20;
        Assert.Equal(10, bucket.Offer(1));
    }

    [Fact]
    public void Tokens_keep_to_their_grid_while_it_is_full()
    {
        var bucket = New(capacity: 1, period: 10);
        bucket.Now = 25;
        Assert.Equal(0, bucket.Offer(1));
        Assert.Equal(5, bucket.Offer(1));
    }

    [Fact]
    public void The_clock_may_wrap_around()
    {
        var bucket = New(capacity: 2, period: 4, now: long.MaxValue - 1);
        Assert.Equal(0, bucket.Offer(2));
        bucket.Now = unchecked(long.MaxValue + 3);
        Assert.Equal(0, bucket.Offer(1));
    }

    [Fact]
    public void Negative_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => New(-1, 1));
        Assert.Throws<ArgumentException>(() => New(1, 0));
        Assert.Throws<ArgumentException>(() => New(1, 1).Offer(-1));
    }

    private static Bucket New(long capacity, long period, long now = 0)
    {
        var bucket = new Bucket(capacity, period) { Now = now };
        bucket.Init();
        return bucket;
    }

    private sealed class Bucket(long capacity, long period) : TokenBucket(capacity, period)
    {
        public long Now { get; set; }

        public override long CurrentTime => Now;
    }
}
