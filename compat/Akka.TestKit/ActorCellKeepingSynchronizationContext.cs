using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>Carries the implicit sender of a test over its awaits: continuations run with the test actor as the current cell.</summary>
internal sealed class ActorCellKeepingSynchronizationContext(ActorCell cell) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object state) =>
        ThreadPool.UnsafeQueueUserWorkItem(work => work.Context.Run(work.Callback, work.State), (Context: this, Callback: d, State: state), false);

    public override void Send(SendOrPostCallback d, object state) => Run(d, state);

    public override SynchronizationContext CreateCopy() => this;

    private void Run(SendOrPostCallback callback, object state)
    {
        var cellBefore = CurrentCell.Value;
        var contextBefore = Current;
        CurrentCell.Value = cell;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            CurrentCell.Value = cellBefore;
            SetSynchronizationContext(contextBefore);
        }
    }
}
