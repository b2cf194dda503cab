using System.Threading.Channels;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits what can be read from a channel; ends with it.</summary>
internal sealed class ChannelReaderSource<T> : SourceStage<T>
{
    private readonly ChannelReader<T> _reader;

    public ChannelReaderSource(ChannelReader<T> reader)
    {
        _reader = reader ?? throw new ArgumentNullException(nameof(reader));
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new ChannelReaderLogic<T>(_reader);
}

/// <summary>Emits what is written to its materialized channel.</summary>
internal sealed class ChannelWriterSource<T> : SourceStage<T, ChannelWriter<T>>
{
    private readonly int _bufferSize;
    private readonly bool _singleWriter;
    private readonly BoundedChannelFullMode _fullMode;

    public ChannelWriterSource(int bufferSize, bool singleWriter, BoundedChannelFullMode fullMode)
    {
        _bufferSize = bufferSize;
        _singleWriter = singleWriter;
        _fullMode = fullMode;
    }

    public override ILogicAndMaterializedValue<ChannelWriter<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(_bufferSize)
        {
            SingleWriter = _singleWriter,
            FullMode = _fullMode,
            SingleReader = true,
            AllowSynchronousContinuations = false,
        });
        return new LogicAndMaterializedValue<ChannelWriter<T>>(new ChannelReaderLogic<T>(channel.Reader, channel.Writer), channel.Writer);
    }
}

/// <summary>Reads from a channel on demand. A writer that belongs to the stage is closed when the stream ends.</summary>
internal sealed class ChannelReaderLogic<T> : SourceLogic<T>
{
    private readonly ChannelReader<T> _reader;
    private readonly ChannelWriter<T> _own;
    private readonly Action<TaskSignal<bool>> _ready;

    public ChannelReaderLogic(ChannelReader<T> reader, ChannelWriter<T> own = null)
    {
        _reader = reader;
        _own = own;
        _ready = Ready;
    }

    public override void PreStart() => _reader.Completion.ContinueWith(GetAsyncCallback<Task>(Ended), TaskContinuationOptions.ExecuteSynchronously);

    public override void OnPull()
    {
        if (_reader.TryRead(out var element))
        {
            Push(element);
            return;
        }

        var task = _reader.WaitToReadAsync().AsTask();
        var signal = new TaskSignal<bool>(this, task, _ready);
        if (task.IsCompleted)
            Ready(signal);
        else
            signal.Await();
    }

    public override void PostStop() => _own?.TryComplete();

    private void Ready(TaskSignal<bool> signal)
    {
        if (signal.Failure() is { } failure)
            FailStage(failure);
        else if (!signal.Result)
            CompleteStage();
        else if (OutAvailable)
            OnPull();
    }

    /// <summary>The channel has been closed and read to its end.</summary>
    private void Ended(Task completion)
    {
        if (completion.IsFaulted)
            FailStage(completion.Exception);
        else if (completion.IsCanceled)
            CancelStage(new TaskCanceledException(completion));
        else
            CompleteStage();
    }
}
