using System.Runtime.CompilerServices;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>
/// One edge of a running graph: between an outlet and an inlet of the same island. Holds at most one element (in <see cref="Connection{T}"/>)
/// and a few bits that say whose turn it is. Only the thread that runs the island touches it.
/// </summary>
/// <remarks>
/// A full round is: the in side pulls (<see cref="Pulled"/>), the out side hears of it (<see cref="Available"/>), pushes
/// (<see cref="Pushing"/>), the in side hears of it (<see cref="Full"/>) and grabs the element, after which no bit is set.
/// </remarks>
internal abstract class Connection
{
    /// <summary>The in side has asked for an element; the out side has not been told yet.</summary>
    public const int Pulled = 1;

    /// <summary>The out side has been asked and may push.</summary>
    public const int Available = 2;

    /// <summary>An element lies in the slot; the in side has not been told yet.</summary>
    public const int Pushing = 4;

    /// <summary>The in side has been told of the element in the slot and has not grabbed it.</summary>
    public const int Full = 8;

    /// <summary>The out side is closed: it completed or failed, or it has been told of the cancellation.</summary>
    public const int OutDone = 16;

    /// <summary>The in side is closed: it cancelled, or it has been told of the end.</summary>
    public const int InDone = 32;

    /// <summary>The out side failed, with <see cref="Cause"/>.</summary>
    public const int Failed = 64;

    /// <summary>Waits in the interpreter's queue.</summary>
    public const int Queued = 128;

    /// <summary>
    /// Lies inside a run of stages that hand elements on directly (<see cref="StageRun"/>): never marked for demand or elements as long as
    /// the run lasts.
    /// </summary>
    public const int Inner = 256;

    /// <summary>Demand is on its way, or an element that answers it.</summary>
    public const int Asked = Pulled | Available | Pushing;

    public int State;

    /// <summary>How many more stages an element passes than the one it is pushed to, when that is the first one of a run.</summary>
    public int RunsOver;

    public GraphStageLogic InOwner;
    public GraphStageLogic OutOwner;
    public IInHandler InHandler;
    public IOutHandler OutHandler;

    public Inlet Inlet;
    public Outlet Outlet;

    /// <summary>Why the out side failed or the in side cancelled.</summary>
    public Exception Cause;

    /// <summary>
    /// Set when the out side answers every pull by pulling this other connection and does nothing else. Inside a run and behind it this is
    /// the connection in front of the run.
    /// </summary>
    public Connection PullsThrough;

    /// <summary>Link of the interpreter's queue.</summary>
    public Connection NextQueued;

    /// <summary>Forgets the element.</summary>
    public abstract void Clear();
}

/// <summary>An edge for elements of <typeparamref name="T"/>: they are never boxed.</summary>
internal sealed class Connection<T> : Connection
{
    public T Slot;

    /// <summary>Takes the element out of the slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Take()
    {
        State &= ~Full;
        var element = Slot;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Slot = default;
        return element;
    }

    public override void Clear()
    {
        State &= ~(Pushing | Full);
        Slot = default;
    }
}
