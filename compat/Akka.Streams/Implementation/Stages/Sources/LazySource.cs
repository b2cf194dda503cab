using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Makes and runs a source when the first element is asked for.</summary>
internal sealed class LazySource<T, TMat> : SourceStage<T, Task<TMat>>
{
    private readonly Func<Source<T, TMat>> _factory;

    public LazySource(Func<Source<T, TMat>> factory)
    {
        _factory = factory;
    }

    public override ILogicAndMaterializedValue<Task<TMat>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(_factory);
        return new LogicAndMaterializedValue<Task<TMat>>(logic, logic.Value);
    }

    private sealed class Logic : SwitchingSourceLogic<T, TMat>
    {
        private readonly Func<Source<T, TMat>> _factory;

        public Logic(Func<Source<T, TMat>> factory)
        {
            _factory = factory;
        }

        public override void OnPull()
        {
            if (HasSwitched)
                base.OnPull();
            else
                Start();
        }

        protected override Exception NeverMaterialized(Exception cause) =>
            new InvalidOperationException("Downstream canceled without triggering lazy source materialization");

        private void Start()
        {
            Source<T, TMat> source;
            try
            {
                source = _factory();
            }
            catch (Exception cause)
            {
                Refuse(cause);
                return;
            }

            SwitchTo(source);
        }
    }
}
