namespace Akka.Configuration.Hocon;

/// <summary>A substitution needs its own value, and nothing was assigned to its key before.</summary>
internal sealed class CircularReferenceException(Origin origin)
    : FormatException($"A substitution refers to itself, directly or through others, and there is no earlier value ({origin})");
