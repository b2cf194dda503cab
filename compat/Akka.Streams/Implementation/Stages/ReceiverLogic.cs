using System.Runtime.CompilerServices;
using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Logic of a built-in stage with one inlet, with its edge at hand.</summary>
internal abstract class ReceiverLogic<TIn> : GraphStageLogic
{
    protected ReceiverLogic(int inCount, int outCount) : base(inCount, outCount)
    {
    }

    protected Connection<TIn> In => Unsafe.As<Connection<TIn>>(OnlyInlet);

    /// <summary>
    /// Deals with an element, for stages that join runs (<see cref="GraphStageLogic.JoinsRuns"/>). Returns the event to handle next, if known.
    /// Never throws: what the stage's user throws is dealt with here.
    /// </summary>
    internal virtual Connection Accept(in TIn element) => throw new InvalidOperationException($"{this} joins no runs");

    protected TIn Grab() => In.Take();

    /// <summary>Asks upstream for an element, unless it has been asked or has ended.</summary>
    protected void Pull()
    {
        if ((In.State & (Connection.Asked | Connection.InDone)) == 0)
            Interpreter.Pull(In);
    }
}
