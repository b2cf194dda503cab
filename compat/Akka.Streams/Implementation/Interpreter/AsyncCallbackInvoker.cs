using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>Carries calls from any thread into a stage.</summary>
internal sealed class AsyncCallbackInvoker<T>
{
    private readonly GraphStageLogic _logic;
    private readonly Action<T> _handler;

    public AsyncCallbackInvoker(GraphStageLogic logic, Action<T> handler)
    {
        _logic = logic;
        _handler = handler;
    }

    public void Invoke(T argument) => _logic.Started().Island.Signal(new Call(this, argument));

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
            var interpreter = _invoker._logic.Interpreter;
            interpreter.RunAsync(_invoker._logic, _invoker._handler, _argument);
            return interpreter;
        }
    }
}
