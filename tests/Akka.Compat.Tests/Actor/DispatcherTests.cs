using Akka.Actor;
using Akka.Configuration;

namespace Akka.Compat.Tests.Actor;

public class DispatcherTests : ActorTests
{
    public DispatcherTests()
        : base("""
            own-thread { type = PinnedDispatcher }
            threads { type = ForkJoinDispatcher, throughput = 5, dedicated-thread-pool { thread-count = 2, threadtype = background } }
            pool { type = Dispatcher, throughput = 1 }
            akka.actor.deployment { /configured { dispatcher = threads } }
            """)
    {
    }

    [Theory]
    [InlineData("own-thread")]
    [InlineData("threads")]
    [InlineData("pool")]
    [InlineData("akka.actor.default-blocking-io-dispatcher")]
    public async Task Actors_run_on_the_dispatcher_that_their_props_name(string id)
    {
        var actor = System.ActorOf(Scripted.Props().WithDispatcher(id));
        Assert.Equal(id, await actor.Do((_, context) => context.Dispatcher.Id));
    }

    [Fact]
    public async Task Actors_run_on_the_dispatcher_that_their_deployment_names()
    {
        var actor = System.ActorOf(Scripted.Props(), "configured");
        Assert.Equal("threads", await actor.Do((_, context) => context.Dispatcher.Id));
    }

    [Fact]
    public async Task A_pinned_actor_always_runs_on_the_same_thread_and_shares_it_with_none()
    {
        var first = System.ActorOf(Scripted.Props().WithDispatcher("own-thread"));
        var second = System.ActorOf(Scripted.Props().WithDispatcher("own-thread"));
        var threads = new HashSet<int>();
        for (var i = 0; i < 20; i++)
            threads.Add(await first.Do((_, _) => Environment.CurrentManagedThreadId));
        Assert.Single(threads);
        Assert.DoesNotContain(await second.Do((_, _) => Environment.CurrentManagedThreadId), threads);
    }

    [Fact]
    public async Task Dedicated_threads_are_not_the_pools()
    {
        var actor = System.ActorOf(Scripted.Props().WithDispatcher("threads"));
        Assert.False(await actor.Do((_, _) => Thread.CurrentThread.IsThreadPoolThread));
    }

    [Fact]
    public async Task Blocking_actors_do_not_keep_others_waiting()
    {
        var gate = new TaskCompletionSource();
        for (var i = 0; i < 20; i++)
        {
            System.ActorOf(Scripted.Props().WithDispatcher("own-thread"))
                .Tell(Scripted.Do((_, _) => gate.Task.Wait(Patience)));
        }

        Assert.Equal(1, await System.ActorOf(Scripted.Props()).Do((_, _) => 1));
        gate.SetResult();
    }

    [Fact]
    public async Task Actors_that_block_the_pool_do_not_keep_others_waiting_for_good()
    {
        // The pool itself takes half a second for each thread above its minimum, which other tests would feel.
        ThreadPool.GetMinThreads(out var least, out var completions);
        ThreadPool.SetMinThreads(Math.Max(least, 8 * Environment.ProcessorCount), completions);
        try
        {
            using var gate = new ManualResetEventSlim();
            var actors = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => System.ActorOf(Scripted.Props())).ToList();
            var blocked = actors.ConvertAll(actor => actor.Do((_, _) => gate.Wait(Patience)));

            Assert.Equal(1, await System.ActorOf(Scripted.Props()).Do((_, _) => 1));

            gate.Set();
            // None of them gave up: they blocked until now.
            Assert.All(await Task.WhenAll(blocked), Assert.True);
        }
        finally
        {
            ThreadPool.SetMinThreads(least, completions);
        }
    }

    [Fact]
    public async Task What_an_actor_leaves_in_an_asynchronous_local_reaches_no_other()
    {
        var local = new AsyncLocal<string>();
        var actors = Enumerable.Range(0, 20).Select(_ => System.ActorOf(Scripted.Props())).ToList();
        for (var round = 0; round < 20; round++)
        {
            var seen = await Task.WhenAll(actors.Select(actor => actor.Do((_, _) =>
            {
                var before = local.Value;
                local.Value = "left behind";
                return before ?? "";
            })));
            Assert.All(seen, before => Assert.Equal("", before));
        }
    }

    [Fact]
    public void An_unknown_dispatcher_is_a_configuration_error()
    {
        Assert.Throws<ConfigurationException>(() => System.ActorOf(Scripted.Props().WithDispatcher("nowhere")));
        Assert.Throws<ConfigurationException>(() => System.Dispatchers.Lookup("nowhere"));
        Assert.False(System.Dispatchers.HasDispatcher("nowhere"));
    }

    [Fact]
    public async Task Actions_can_be_scheduled_on_a_dispatcher()
    {
        var ran = new TaskCompletionSource();
        System.Dispatchers.DefaultGlobalDispatcher.Schedule(ran.SetResult);
        await ran.Task.WaitAsync(Patience);
    }
}
