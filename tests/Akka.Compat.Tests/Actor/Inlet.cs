using System.Threading.Channels;
using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

/// <summary>An actor that puts what it gets where a test can await it.</summary>
public sealed class Inlet
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<(object Message, IActorRef Sender)> _received = Channel.CreateUnbounded<(object, IActorRef)>();

    public Inlet(IActorRefFactory factory, string? name = null)
    {
        var writer = _received.Writer;
        Ref = factory.ActorOf(Props.Create(() => new Writer(writer)), name);
    }

    public IActorRef Ref { get; }

    public IActorRef LastSender { get; private set; } = ActorRefs.Nobody;

    public async Task<object> Next()
    {
        var (message, sender) = await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        LastSender = sender;
        return message;
    }

    public async Task<T> Next<T>() => Assert.IsType<T>(await Next());

    public async Task<List<object>> Take(int count)
    {
        var messages = new List<object>();
        while (messages.Count < count)
            messages.Add(await Next());
        return messages;
    }

    /// <summary>Asserts that nothing has arrived: a marker sent now must be the next message.</summary>
    public async Task AssertEmpty()
    {
        var marker = new object();
        Ref.Tell(marker, ActorRefs.NoSender);
        Assert.Same(marker, await Next());
    }

    private sealed class Writer : UntypedActor
    {
        private readonly ChannelWriter<(object, IActorRef)> _writer;

        public Writer(ChannelWriter<(object, IActorRef)> writer) => _writer = writer;

        protected override void OnReceive(object message) => Assert.True(_writer.TryWrite((message, Sender)));
    }
}
