namespace Akka.Streams.Implementation.Modules;

/// <summary>Part of a graph that wants the graph's materialized value.</summary>
internal interface IMaterializedValueReceiver
{
    void Receive(object value);
}
