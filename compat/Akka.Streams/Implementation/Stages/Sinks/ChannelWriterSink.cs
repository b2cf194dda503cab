using System.Threading.Channels;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Writes every element to a channel, waiting while it is full. Closes the channel with the stream if it is the stage's own.</summary>
internal sealed class ChannelWriterSink<T> : SinkStage<T, NotUsed>
{
    private readonly ChannelWriter<T> _writer;
    private readonly bool _isOwner;

    public ChannelWriterSink(ChannelWriter<T> writer, bool isOwner)
    {
        _writer = writer ?? throw new ArgumentNullException(nameof(writer));
        _isOwner = isOwner;
    }

    public override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<NotUsed>(new ChannelWriterLogic<T>(_writer, _isOwner), NotUsed.Instance);
}

/// <summary>As <see cref="ChannelWriterSink{T}"/>, with a bounded channel of its own as the materialized value.</summary>
internal sealed class ChannelReaderSink<T> : SinkStage<T, ChannelReader<T>>
{
    private readonly int _bufferSize;
    private readonly bool _singleReader;
    private readonly BoundedChannelFullMode _fullMode;

    public ChannelReaderSink(int bufferSize, bool singleReader, BoundedChannelFullMode fullMode)
    {
        _bufferSize = bufferSize;
        _singleReader = singleReader;
        _fullMode = fullMode;
    }

    public override ILogicAndMaterializedValue<ChannelReader<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(_bufferSize)
        {
            SingleWriter = true,
            SingleReader = _singleReader,
            FullMode = _fullMode,
            AllowSynchronousContinuations = false,
        });
        return new LogicAndMaterializedValue<ChannelReader<T>>(new ChannelWriterLogic<T>(channel.Writer, isOwner: true), channel.Reader);
    }
}

internal sealed class ChannelWriterLogic<T> : SinkLogic<T>
{
    private readonly ChannelWriter<T> _writer;
    private readonly bool _isOwner;
    private readonly Action<TaskSignal<bool>> _ready;
    private T _pending;
    private bool _hasPending;
    private bool _ended;

    public ChannelWriterLogic(ChannelWriter<T> writer, bool isOwner)
    {
        _writer = writer;
        _isOwner = isOwner;
        _ready = Ready;
    }

    public override void PreStart()
    {
        SetKeepGoing(true);
        Pull();
    }

    public override void OnPush() => Write(Grab());

    public override void OnUpstreamFinish()
    {
        if (!_hasPending)
            End(null);
    }

    public override void OnUpstreamFailure(Exception e)
    {
        Close(e);
        FailStage(e);
    }

    public override void PostStop()
    {
        if (!_ended)
            Close(new AbruptStageTerminationException(this));
    }

    private void Write(T element)
    {
        if (_writer.TryWrite(element))
        {
            if (InClosed)
                End(null);
            else
                Pull();
            return;
        }

        _pending = element;
        _hasPending = true;
        var task = _writer.WaitToWriteAsync().AsTask();
        var signal = new TaskSignal<bool>(this, task, _ready);
        if (task.IsCompleted)
            Ready(signal);
        else
            signal.Await();
    }

    private void Ready(TaskSignal<bool> signal)
    {
        if (signal.Failure() is { } failure)
        {
            _ended = true;
            FailStage((failure as AggregateException)?.InnerException ?? failure);
        }
        else if (!signal.Result)
        {
            // Somebody else has closed the channel.
            _ended = true;
            CompleteStage();
        }
        else
        {
            var element = _pending;
            _pending = default;
            _hasPending = false;
            Write(element);
        }
    }

    private void End(Exception cause)
    {
        Close(cause);
        CompleteStage();
    }

    private void Close(Exception cause)
    {
        _ended = true;
        if (_isOwner)
            _writer.TryComplete(cause);
    }
}
