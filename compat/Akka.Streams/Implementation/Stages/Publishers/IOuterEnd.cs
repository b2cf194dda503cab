namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// An end that takes from a publisher or gives to a subscriber outside of the stream. It has demand of its own to go by, so that it needs no
/// boundary: it runs on the island of the stage next to it, as in the original, and nothing is read ahead for it.
/// </summary>
internal interface IOuterEnd
{
}
