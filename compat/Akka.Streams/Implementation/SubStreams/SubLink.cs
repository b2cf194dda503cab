using Akka.Pattern;

namespace Akka.Streams.Implementation.SubStreams;

/// <summary>Carries commands to a stage that may not have been started yet; they wait for it.</summary>
internal sealed class SubLink<TCommand>
{
    private readonly Lock _gate = new();
    private readonly string _name;
    private List<TCommand> _waiting = [];
    private Action<TCommand> _receiver;
    private Exception _refusal;

    public SubLink(string name)
    {
        _name = name;
    }

    public void Send(TCommand command)
    {
        Action<TCommand> receiver;
        lock (_gate)
        {
            receiver = _receiver;
            if (receiver == null)
            {
                _waiting.Add(command);
                return;
            }
        }

        receiver(command);
    }

    /// <summary>Starts delivery. Throws when it was started or given up before.</summary>
    public void Open(Action<TCommand> receiver)
    {
        lock (_gate)
        {
            if (_refusal != null)
                throw _refusal;
            _receiver = receiver;
            _refusal = new IllegalStateException($"Substream {_name} cannot be materialized more than once");
            foreach (var command in _waiting)
                receiver(command);
            _waiting = null;
        }
    }

    /// <summary>Gives up, unless delivery has started. Returns whether it did.</summary>
    public bool Refuse(Exception refusal)
    {
        lock (_gate)
        {
            if (_refusal != null)
                return false;
            _refusal = refusal;
            return true;
        }
    }
}
