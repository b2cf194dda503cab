namespace Akka.Actor;

/// <summary>What a supervisor does with a failed child.</summary>
public enum Directive
{
    /// <summary>The child goes on with the next message and keeps its state.</summary>
    Resume,

    /// <summary>The child is replaced by a new instance.</summary>
    Restart,

    /// <summary>The supervisor fails itself with the same cause.</summary>
    Escalate,

    /// <summary>The child is stopped.</summary>
    Stop,
}

public static class DirectiveExtensions
{
    /// <summary>The directive for an exception type, for <see cref="Decider.From(Directive, KeyValuePair{Type, Directive}[])"/>.</summary>
    public static KeyValuePair<Type, Directive> When<TException>(this Directive self)
        where TException : Exception => new(typeof(TException), self);
}
