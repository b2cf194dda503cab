namespace Akka.Actor;

/// <summary>A message on its way along a path.</summary>
public class ActorSelectionMessage : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    public ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    {
        Message = message;
        Elements = elements;
        WildCardFanOut = wildCardFanOut;
    }

    public object Message { get; }

    /// <summary>The part of the path that is still ahead.</summary>
    public SelectionPathElement[] Elements { get; }

    /// <summary>True when a wildcard was passed: several actors may get the message, and no one answers that it found none.</summary>
    public bool WildCardFanOut { get; }

    public ActorSelectionMessage Copy(object message = null, SelectionPathElement[] elements = null, bool? wildCardFanOut = null) =>
        new(message ?? Message, elements ?? Elements, wildCardFanOut ?? WildCardFanOut);

    public override string ToString() => $"ActorSelectionMessage - Message: {Message} - WildCartFanOut: {WildCardFanOut} - Elements: {string.Join('/', Elements.Select(e => e.ToString()))}";
}

/// <summary>One step of a selection's path.</summary>
public abstract class SelectionPathElement;

public class SelectChildName : SelectionPathElement
{
    public SelectChildName(string name) => Name = name;

    public string Name { get; }

    public override bool Equals(object obj) => obj is SelectChildName other && Equals(other);

    protected bool Equals(SelectChildName other) => other.Name == Name;

    public override int GetHashCode() => Name?.GetHashCode() ?? 0;

    public override string ToString() => Name;
}

/// <summary>All children whose names match; * stands for any text and ? for one character.</summary>
public class SelectChildPattern : SelectionPathElement
{
    public SelectChildPattern(string patternStr) => PatternStr = patternStr;

    public string PatternStr { get; }

    public override bool Equals(object obj) => obj is SelectChildPattern other && Equals(other);

    protected bool Equals(SelectChildPattern other) => other.PatternStr == PatternStr;

    public override int GetHashCode() => PatternStr?.GetHashCode() ?? 0;

    public override string ToString() => PatternStr;
}

/// <summary>All descendants: "**".</summary>
public class SelectChildRecursive : SelectionPathElement
{
    public static readonly SelectChildRecursive Instance = new();

    public override bool Equals(object obj) => obj is SelectChildRecursive;

    public override int GetHashCode() => "**".GetHashCode();

    public override string ToString() => "**";
}

/// <summary>The parent: "..".</summary>
public class SelectParent : SelectionPathElement
{
    public static readonly SelectParent Instance = new();

    public override bool Equals(object obj) => obj is SelectParent;

    public override int GetHashCode() => "..".GetHashCode();

    public override string ToString() => "..";
}
