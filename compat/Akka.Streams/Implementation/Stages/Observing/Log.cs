using Akka.Event;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes everything on and writes it to the log, at the levels of the attributes.</summary>
internal sealed class Log<T> : LinearStage<T, T>
{
    private readonly string _name;
    private readonly Func<T, object> _extract;
    private readonly ILoggingAdapter _log;

    public Log(string name, Func<T, object> extract, ILoggingAdapter log)
    {
        _name = name;
        _extract = extract;
        _log = log;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<T, T>
    {
        private static readonly Attributes.LogLevels DefaultLevels = new(LogLevel.DebugLevel, LogLevel.DebugLevel, LogLevel.ErrorLevel);

        private readonly Log<T> _stage;
        private readonly Attributes.LogLevels _levels;
        private ILoggingAdapter _log;

        public Logic(Log<T> stage, Attributes attributes) : base(attributes)
        {
            _stage = stage;
            _levels = attributes.GetAttribute(DefaultLevels);
        }

        protected override bool PassesDemand => true;

        public override void PreStart() => _log = _stage._log ?? Interpreter.Island.Materializer.MakeLogger(_stage._name);

        public override void OnUpstreamFinish()
        {
            if (IsOn(_levels.OnFinish))
                _log.Log(_levels.OnFinish, null, "[{0}] Upstream finished.", _stage._name);
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            if (IsOn(_levels.OnFailure))
            {
                if (_levels.OnFailure == LogLevel.ErrorLevel)
                    _log.Error(e, "[{0}] Upstream failed.", _stage._name);
                else
                    _log.Log(_levels.OnFailure, null, "[{0}] Upstream failed, cause: {1} {2}", _stage._name, e.GetType(), e.Message);
            }

            FailStage(e);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            if (IsOn(_levels.OnFinish))
                _log.Log(_levels.OnFinish, null, "[{0}] Downstream finished, cause: {1}: {2}", _stage._name, cause.GetType(), cause.Message);
            CancelStage(cause);
        }

        protected override Interpreter.Connection Handle(T element)
        {
            if (IsOn(_levels.OnElement))
                _log.Log(_levels.OnElement, null, "[{0}] Element: {1}", _stage._name, _stage._extract == null ? element : _stage._extract(element));
            return Send(element);
        }

        private bool IsOn(LogLevel level) => level != Attributes.LogLevels.Off && _log.IsEnabled(level);
    }
}
