namespace Akka.TestKit.Extensions;

/// <summary>A task did not end as a test expects.</summary>
internal sealed class TaskExpectationException(string message) : Exception(message);
