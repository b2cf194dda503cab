using System.Collections.Immutable;
using Akka.Annotations;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>A sink whose elements each go to one of the consumers attached to it.</summary>
public static class PartitionHub
{
    /// <summary>
    /// As <see cref="Sink{T}"/>, with a function that is made for each run, knows the consumers and names one by its id; a negative id drops the
    /// element.
    /// </summary>
    [ApiMayChange]
    public static Sink<T, Source<T, NotUsed>> StatefulSink<T>(
        Func<Func<IConsumerInfo, T, long>> partitioner, int startAfterNrOfConsumers, int bufferSize = 256) =>
        Dsl.Sink.FromGraph(new PartitionHubStage<T>(partitioner, startAfterNrOfConsumers, bufferSize));

    /// <summary>
    /// The materialized source may be run any number of times. Each element goes to the consumer whose index the function names; a negative index
    /// drops it. Nothing moves before the given number of consumers is there. Holds <paramref name="bufferSize"/> elements in all.
    /// </summary>
    [ApiMayChange]
    public static Sink<T, Source<T, NotUsed>> Sink<T>(Func<int, T, int> partitioner, int startAfterNrOfConsumers, int bufferSize = 256) =>
        StatefulSink<T>(
            () => (info, element) =>
            {
                var index = partitioner(info.Size, element);
                return index < 0 ? index : info.ConsumerByIndex(index);
            },
            startAfterNrOfConsumers,
            bufferSize);

    /// <summary>What a partitioner may know of the consumers.</summary>
    [ApiMayChange]
    public interface IConsumerInfo
    {
        ImmutableArray<long> ConsumerIds { get; }

        /// <summary>Number of consumers.</summary>
        int Size { get; }

        long ConsumerByIndex(int index);

        /// <summary>Elements that wait for the consumer.</summary>
        int QueueSize(long consumerId);
    }
}
