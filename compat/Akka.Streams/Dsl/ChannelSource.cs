using System.Threading.Channels;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Sources from channels.</summary>
public static class ChannelSource
{
    /// <summary>Emits what can be read from the channel and ends with it.</summary>
    public static Source<T, NotUsed> FromReader<T>(ChannelReader<T> reader) => Source.FromGraph(new ChannelReaderSource<T>(reader));

    /// <summary>Emits what is written to a bounded channel that is made for each run; the stream's end closes it.</summary>
    public static Source<T, ChannelWriter<T>> Create<T>(
        int bufferSize, bool singleWriter = false, BoundedChannelFullMode fullMode = BoundedChannelFullMode.Wait) =>
        Source.FromGraph(new ChannelWriterSource<T>(bufferSize, singleWriter, fullMode));
}

/// <summary>Sinks into channels.</summary>
public static class ChannelSink
{
    /// <summary>Writes every element, waiting while the channel is full; closes the channel with the stream if it owns it.</summary>
    public static Sink<T, NotUsed> FromWriter<T>(ChannelWriter<T> writer, bool isOwner) => Sink.FromGraph(new ChannelWriterSink<T>(writer, isOwner));

    /// <summary>Writes every element to a bounded channel that is made for each run.</summary>
    public static Sink<T, ChannelReader<T>> AsReader<T>(
        int bufferSize, bool singleReader = false, BoundedChannelFullMode fullMode = BoundedChannelFullMode.Wait) =>
        Sink.FromGraph(new ChannelReaderSink<T>(bufferSize, singleReader, fullMode));
}
