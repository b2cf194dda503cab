using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>Carries calls from any thread into a stage. Those that come too late go to another function, if there is one.</summary>
internal sealed class AsyncCallbackInvoker<T>
{
    private readonly GraphStageLogic _logic;
    private readonly Action<T> _handler;
    private readonly Action<T> _tooLate;
    private Call _spare;

    public AsyncCallbackInvoker(GraphStageLogic logic, Action<T> handler, Action<T> tooLate = null)
    {
        _logic = logic;
        _handler = handler;
        _tooLate = tooLate;
    }

    public void Invoke(T argument) => _logic.Started().Island.Signal(NewCall(argument));

    /// <summary>As <see cref="Invoke"/>; allowed before the graph is materialized, too.</summary>
    public void InvokeEarly(T argument) => _logic.Post(NewCall(argument));

    /// <summary>A call that has been made serves again: a stage that is called at a steady pace allocates nothing for it.</summary>
    private Call NewCall(T argument)
    {
        var call = Interlocked.Exchange(ref _spare, null) ?? new Call(this);
        call.Argument = argument;
        return call;
    }

    private sealed class Call : IslandSignal
    {
        private readonly AsyncCallbackInvoker<T> _invoker;

        public Call(AsyncCallbackInvoker<T> invoker)
        {
            _invoker = invoker;
        }

        public T Argument { get; set; }

        public override GraphInterpreter Run()
        {
            var logic = _invoker._logic;
            var argument = Take();
            if (logic.IsStopped)
            {
                _invoker._tooLate?.Invoke(argument);
                return null;
            }

            logic.Interpreter.RunAsync(logic, _invoker._handler, argument);
            return logic.Interpreter;
        }

        public override void Discard() => _invoker._tooLate?.Invoke(Take());

        // The island has taken this out of its list: nobody else holds it any more.
        private T Take()
        {
            var argument = Argument;
            Argument = default;
            Volatile.Write(ref _invoker._spare, this);
            return argument;
        }
    }
}
