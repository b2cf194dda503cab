using System.Diagnostics;
using AkkaVoice.Load.Measuring;

namespace AkkaVoice.Load.Rooms;

/// <summary>The clock of all rooms: one thread that looks once a ms whose frame is due. A media stack has such threads of its own, too.</summary>
internal sealed class Pacer : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Thread _thread;
    private readonly Figures _figures;
    private volatile LoadRoom[] _rooms = [];
    private volatile bool _isOver;

    public Pacer(Figures figures)
    {
        _figures = figures;
        _thread = new Thread(Run) { IsBackground = true, Name = "rooms" };
        _thread.Start();
    }

    public void Add(LoadRoom room)
    {
        lock (_lock)
            _rooms = [.. _rooms, room];
    }

    public void Remove(LoadRoom room)
    {
        lock (_lock)
            _rooms = [.. _rooms.Where(other => other != room)];
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    private void Run()
    {
        var before = Stopwatch.GetTimestamp();
        while (!_isOver)
        {
            Thread.Sleep(_rooms.Length == 0 ? 20 : 1);
            var now = Stopwatch.GetTimestamp();
            if (_rooms.Length > 0)
                _figures.Clock.Add(Stopwatch.GetElapsedTime(before, now));
            foreach (var room in _rooms)
                room.Tick(now);
            before = now;
        }
    }
}
