using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Streams.Implementation;
using Akka.TestKit;
using Akka.TestKit.Internal;

namespace Akka.Streams.TestKit;

/// <summary>Checks on what runs the streams.</summary>
public static class Utils
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>A mailbox without a bound for every actor that names no other.</summary>
    public static Config UnboundedMailboxConfig { get; } =
        ConfigurationFactory.ParseString("akka.actor.default-mailbox.mailbox-type = \"Akka.Dispatch.UnboundedMailbox, Akka\"");

    /// <summary>
    /// Runs the block and fails when a stream that it started still runs after the timeout (5 s unless told otherwise, dilated). Streams that ran
    /// before do not count. What leaks is stopped, so that the next check starts clean.
    /// </summary>
    public static void AssertAllStagesStopped(
        this TestKitBase spec,
        Action block,
        IMaterializer materializer,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        AssertAllStagesStopped<object>(
            spec,
            () =>
            {
                block();
                return null;
            },
            materializer,
            timeout,
            cancellationToken);

    /// <inheritdoc cref="AssertAllStagesStopped(TestKitBase, Action, IMaterializer, TimeSpan?, CancellationToken)"/>
    public static T AssertAllStagesStopped<T>(
        this TestKitBase spec,
        Func<T> block,
        IMaterializer materializer,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        Blocking.Result(Check(spec, () => new ValueTask<T>(block()), materializer, timeout, true, cancellationToken));

    /// <inheritdoc cref="AssertAllStagesStopped(TestKitBase, Action, IMaterializer, TimeSpan?, CancellationToken)"/>
    public static Task AssertAllStagesStoppedAsync(
        this TestKitBase spec,
        Func<Task> block,
        IMaterializer materializer,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        AssertAllStagesStoppedAsync<object>(
            spec,
            async () =>
            {
                await block();
                return null;
            },
            materializer,
            timeout,
            cancellationToken);

    /// <inheritdoc cref="AssertAllStagesStopped(TestKitBase, Action, IMaterializer, TimeSpan?, CancellationToken)"/>
    public static Task<T> AssertAllStagesStoppedAsync<T>(
        this TestKitBase spec,
        Func<Task<T>> block,
        IMaterializer materializer,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        Check(spec, () => new ValueTask<T>(block()), materializer, timeout, false, cancellationToken).AsTask();

    /// <summary>Fails unless the actor runs on the dispatcher.</summary>
    public static void AssertDispatcher(IActorRef @ref, string dispatcher)
    {
        if (@ref is not ActorRefWithCell withCell)
            throw new InvalidOperationException($"Unable to determine dispatcher of {@ref}");
        var actual = ((ActorCell)withCell.Underlying).Props.Dispatcher;
        if (actual != dispatcher)
            throw new InvalidOperationException($"Expected {@ref} to use dispatcher [{dispatcher}], yet used: [{actual}]");
    }

    /// <summary>Waits for the task, 3 s unless told otherwise.</summary>
    [Obsolete("Await the task, or use ShouldCompleteWithin.")]
    public static T AwaitResult<T>(this Task<T> task, TimeSpan? timeout = null) =>
        task.WaitAsync(timeout ?? TimeSpan.FromSeconds(3)).GetAwaiter().GetResult();

    private static async ValueTask<T> Check<T>(
        TestKitBase spec,
        Func<ValueTask<T>> block,
        IMaterializer materializer,
        TimeSpan? timeout,
        bool blocks,
        CancellationToken cancellationToken)
    {
        if (materializer is not ActorMaterializer { IsShutdown: false } actors)
            return await block();
        var probe = spec.CreateTestProbe(spec.Sys);
        var before = await Children(probe, actors.Supervisor, blocks, cancellationToken);
        var result = await block();
        var limit = spec.Dilated(timeout ?? DefaultTimeout);
        var end = TestKitBase.Now + limit;
        while (true)
        {
            if (actors.IsShutdown)
                return result;
            var running = (await Children(probe, actors.Supervisor, blocks, cancellationToken)).Except(before);
            if (running.Count == 0)
                return result;
            if (TestKitBase.Now >= end)
                Fail(probe, running, limit);
            await Pause.For(Interval, blocks, cancellationToken);
        }
    }

    private static async ValueTask<IImmutableSet<IActorRef>> Children(
        TestProbe probe, IActorRef supervisor, bool blocks, CancellationToken cancellationToken)
    {
        probe.Send(supervisor, StreamSupervisor.GetChildren.Instance);
        var answer = blocks
            ? probe.ExpectMsg<StreamSupervisor.Children>(cancellationToken: cancellationToken)
            : await probe.ExpectMsgAsync<StreamSupervisor.Children>(cancellationToken: cancellationToken);
        return answer.Refs;
    }

    private static void Fail(TestProbe probe, IImmutableSet<IActorRef> running, TimeSpan limit)
    {
        var names = string.Join(", ", running.Select(actor => actor.Path.Name).Order());
        foreach (var actor in running)
            ((IInternalActorRef)actor).Stop();
        probe.TestAssertions.Fail("{0}", $"{running.Count} of the streams still run {limit} after the block: [{names}]");
    }
}
