using System.Threading.Channels;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>
/// A recording of what was said and heard in a room, each sample where it sounded. Samples are noted ahead of their time, may be
/// forgotten until it has come, and go to the file when it has. Writing happens apart from the audio, in blocks; a process that is
/// killed leaves a file that plays.
/// </summary>
internal sealed class Recording : IAsyncDisposable
{
    private const int BlockSamples = 4_800;
    // 12 s of a disk that does not answer. Beyond it, silence is recorded.
    private const int MostBlocks = 64;

    private readonly Lock _lock = new();
    private readonly RecordedTrack _caller = new();
    private readonly RecordedTrack _agent = new();
    private readonly bool _isStereo;
    private readonly WavWriter _writer;
    private readonly Channel<(int LostBefore, short[] Values)> _blocks = Channel.CreateBounded<(int, short[])>(MostBlocks);
    private readonly Task _writing;
    private long _committed;
    private int _lost;
    private bool _isClosed;

    public Recording(string path, bool stereo)
    {
        _isStereo = stereo;
        _writer = WavWriter.Create(path, new AudioFormat(AudioFormat.Realtime.SampleRate, stereo ? 2 : 1));
        // A file that can be read from its first instant on.
        _writer.Flush();
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Notes what sounds from a sample of the room's time on.</summary>
    public void Heard(RecordedSide side, long position, ReadOnlySpan<short> samples)
    {
        lock (_lock)
            TrackOf(side).Note(position, samples);
    }

    /// <summary>Forgets what would have sounded from a sample of the room's time on.</summary>
    public void Forget(RecordedSide side, long position)
    {
        lock (_lock)
            TrackOf(side).Forget(position);
    }

    /// <summary>The room's time has come so far: what lies before it is settled.</summary>
    public void CommitUntil(long position)
    {
        lock (_lock)
        {
            while (!_isClosed && position - _committed >= BlockSamples)
                Commit(BlockSamples);
        }
    }

    /// <summary>Ends the recording at the present of the room.</summary>
    public async Task CloseAsync(long position)
    {
        lock (_lock)
        {
            if (!_isClosed)
            {
                while (position > _committed)
                    Commit((int)Math.Min(BlockSamples, position - _committed));
                _isClosed = true;
                _blocks.Writer.TryComplete();
            }
        }

        await _writing.ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await CloseAsync(_committed).ConfigureAwait(false);

    private RecordedTrack TrackOf(RecordedSide side) => side is RecordedSide.Agent ? _agent : _caller;

    private void Commit(int samples)
    {
        var block = new short[_isStereo ? 2 * samples : samples];
        if (_isStereo)
            _caller.MoveTo(_committed, block, samples, first: 0, step: 2);
        else
            _caller.ForgetBefore(_committed + samples);
        _agent.MoveTo(_committed, block, samples, first: _isStereo ? 1 : 0, step: _isStereo ? 2 : 1);
        _committed += samples;
        // A full channel means a disk that has stood still for long: this block is lost, and silence keeps the file's timing.
        _lost = _blocks.Writer.TryWrite((_lost, block)) ? 0 : _lost + block.Length;
    }

    private async Task WriteAsync()
    {
        using (_writer)
        {
            await foreach (var (lost, block) in _blocks.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                _writer.Write(new short[lost]);
                _writer.Write(block);
            }
        }
    }
}
