using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>Carries calls from any thread into a stage. Those that come too late go to another function, if there is one.</summary>
internal sealed class AsyncCallbackInvoker<T>
{
    private readonly GraphStageLogic _logic;
    private readonly Action<T> _handler;
    private readonly Action<T> _tooLate;

    public AsyncCallbackInvoker(GraphStageLogic logic, Action<T> handler, Action<T> tooLate = null)
    {
        _logic = logic;
        _handler = handler;
        _tooLate = tooLate;
    }

    public void Invoke(T argument) => _logic.Started().Island.Signal(new Call(this, argument));

    /// <summary>As <see cref="Invoke"/>; allowed before the graph is materialized, too.</summary>
    public void InvokeEarly(T argument) => _logic.Post(new Call(this, argument));

    private sealed class Call : IslandSignal
    {
        private readonly AsyncCallbackInvoker<T> _invoker;
        private readonly T _argument;

        public Call(AsyncCallbackInvoker<T> invoker, T argument)
        {
            _invoker = invoker;
            _argument = argument;
        }

        public override GraphInterpreter Run()
        {
            var logic = _invoker._logic;
            if (logic.IsStopped)
            {
                Discard();
                return null;
            }

            logic.Interpreter.RunAsync(logic, _invoker._handler, _argument);
            return logic.Interpreter;
        }

        public override void Discard() => _invoker._tooLate?.Invoke(_argument);
    }
}
