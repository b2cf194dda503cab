using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

/// <summary>What is decided about an actor besides its class: dispatcher, mailbox, stash capacity.</summary>
public class Deploy : IEquatable<Deploy>, ISurrogated
{
    public static readonly string NoDispatcherGiven = "";
    public static readonly string NoMailboxGiven = "";
    public const int NoStashSize = -1;
    public static readonly Scope NoScopeGiven = Actor.NoScopeGiven.Instance;
    public static readonly Deploy Local = new(Scope.Local);
    public static readonly Deploy None = new();

    public Deploy()
        : this("", NoScopeGiven)
    {
    }

    public Deploy(string path, Scope scope)
        : this(path, scope, NoDispatcherGiven, NoMailboxGiven, NoStashSize, Config.Empty)
    {
    }

    public Deploy(Scope scope)
        : this("", scope)
    {
    }

    internal Deploy(string path, Scope scope, string dispatcher, string mailbox, int stashCapacity, Config config)
    {
        Path = path;
        Scope = scope ?? NoScopeGiven;
        Dispatcher = dispatcher ?? NoDispatcherGiven;
        Mailbox = mailbox ?? NoMailboxGiven;
        StashCapacity = stashCapacity;
        Config = config;
    }

    public string Path { get; }

    public Config Config { get; }

    public Scope Scope { get; }

    public string Mailbox { get; }

    public string Dispatcher { get; }

    /// <summary>How many messages the actor may stash; <see cref="NoStashSize"/> when its mailbox decides.</summary>
    public int StashCapacity { get; }

    /// <summary>This one where it decides, the other where it does not.</summary>
    public virtual Deploy WithFallback(Deploy other) => ReferenceEquals(other, None) ? this : new(
        Path,
        Scope.WithFallback(other.Scope),
        Dispatcher == NoDispatcherGiven ? other.Dispatcher : Dispatcher,
        Mailbox == NoMailboxGiven ? other.Mailbox : Mailbox,
        StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity,
        Config.Equals(other.Config) ? Config : Config.WithFallback(other.Config));

    public virtual Deploy WithScope(Scope scope) => new(Path, scope, Dispatcher, Mailbox, StashCapacity, Config);

    public virtual Deploy WithMailbox(string mailbox) => new(Path, Scope, Dispatcher, mailbox, StashCapacity, Config);

    public virtual Deploy WithDispatcher(string dispatcher) => new(Path, Scope, dispatcher, Mailbox, StashCapacity, Config);

    public virtual Deploy WithStashCapacity(int stashSize) => new(Path, Scope, Dispatcher, Mailbox, stashSize, Config);

    public bool Equals(Deploy other) =>
        other is not null
        && Path == other.Path
        && Dispatcher == other.Dispatcher
        && Mailbox == other.Mailbox
        && StashCapacity == other.StashCapacity
        && Scope.Equals(other.Scope);

    public override bool Equals(object obj) => Equals(obj as Deploy);

    public override int GetHashCode() => HashCode.Combine(Path, Dispatcher, Mailbox, StashCapacity);

    public ISurrogate ToSurrogate(ActorSystem system) => new DeploySurrogate
    {
        Scope = Scope,
        Path = Path,
        Config = Config,
        Mailbox = Mailbox,
        Dispatcher = Dispatcher,
        StashCapacity = StashCapacity,
    };

    public class DeploySurrogate : ISurrogate
    {
        public Scope Scope { get; set; }

        public string Path { get; set; }

        public Config Config { get; set; }

        public string Mailbox { get; set; }

        public string Dispatcher { get; set; }

        public int StashCapacity { get; set; } = NoStashSize;

        public ISurrogated FromSurrogate(ActorSystem system) => new Deploy(Path, Scope, Dispatcher, Mailbox, StashCapacity, Config);
    }
}
