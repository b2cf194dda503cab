using Akka.Streams;
using Akka.Streams.Dsl;
using Reactive.Streams;

namespace Akka.Compat.Tests.Streams;

/// <summary>What a stream does in one go, and what may come between.</summary>
public sealed class TurnTests : StreamSpec
{
    [Fact]
    public async Task With_short_turns_what_comes_from_outside_is_heard_before_the_stream_goes_on()
    {
        var materializer = ActorMaterializer.Create(
            Sys, ActorMaterializerSettings.Create(Sys).WithSyncProcessingLimit(1).WithInputBuffer(1, 1));
        for (var round = 0; round < 200; round++)
        {
            var publisher = new Silent();
            var asked = await Source.From([1, 2])
                .MergeMany(2, i => i == 1 ? Source.FromPublisher(publisher).Select(_ => false) : Source.Single(publisher.Asked.Wait(Bound)))
                .RunWith(Sink.First<bool>(), materializer).WaitAsync(2 * Bound);
            Assert.True(asked, $"round {round}");
        }
    }

    /// <summary>Accepts its subscriber at once, and only notes that it is asked.</summary>
    private sealed class Silent : IPublisher<int>, ISubscription
    {
        public ManualResetEventSlim Asked { get; } = new();

        public void Subscribe(ISubscriber<int> subscriber) => subscriber.OnSubscribe(this);

        public void Request(long n) => Asked.Set();

        public void Cancel()
        {
        }
    }
}
