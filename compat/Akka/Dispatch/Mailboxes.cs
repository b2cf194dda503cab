using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Event;
using Akka.Util;

namespace Akka.Dispatch;

/// <summary>
/// Finds the mailbox of an actor. In this order: the one its props name, the one its dispatcher names, the one for the
/// queue its class requires, the default.
/// </summary>
public class Mailboxes
{
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    public static readonly string NoMailboxRequirement = "";

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MailboxType> _byId = new();
    private readonly ConcurrentDictionary<Type, Type> _requiredQueues = new();
    private readonly Dictionary<Type, string> _idsByQueue = [];
    private MailboxType _default;

    public Mailboxes(ActorSystem system)
    {
        _system = system;
        DeadLetterMailbox = new DeadLetterMailbox(system.DeadLetters);
        var requirements = system.Settings.Config.GetConfig("akka.actor.mailbox.requirements");
        if (requirements is null)
            return;
        foreach (var (key, value) in requirements.AsEnumerable())
        {
            var type = Type.GetType(key);
            if (type is null)
                _system.Log.Warning("Mailbox requirement mapping [{0}] names a type that does not exist.", key);
            else
                _idsByQueue[type] = value.GetString();
        }
    }

    public DeadLetterMailbox DeadLetterMailbox { get; }

    public bool HasRequiredType(Type actorType) => GetRequiredType(actorType) is not null;

    public bool ProducesMessageQueue(Type mailboxType) => ProducedQueue(mailboxType) is not null;

    /// <summary>The semantics that an actor class requires; null when it does not care.</summary>
    public Type GetRequiredType(Type actorType) => _requiredQueues.GetOrAdd(
        actorType,
        static type => GenericArgument(type, typeof(IRequiresMessageQueue<>)));

    public MailboxType LookupByQueueType(Type queueType) => _idsByQueue.TryGetValue(queueType, out var id)
        ? Lookup(id)
        : throw new ConfigurationException($"No mailbox is configured for queue type [{queueType}]; add it to akka.actor.mailbox.requirements.");

    public MailboxType Lookup(string id) => id == DefaultMailboxId
        ? _default ??= Create(id)
        : _byId.GetOrAdd(id, static (key, self) => self.Create(key), this);

    public MailboxType GetMailboxType(Props props, Config dispatcherConfig)
    {
        var required = GetRequiredType(props.Type);
        var named = props.Deploy.Mailbox;
        if (named == Deploy.NoMailboxGiven && dispatcherConfig is not null && HasMailbox(dispatcherConfig))
            named = dispatcherConfig.GetString("id");
        if (named != Deploy.NoMailboxGiven && named != DefaultMailboxId)
            return Verified(Lookup(named), required, named, props);
        if (required is not null && _idsByQueue.ContainsKey(required))
            return LookupByQueueType(required);
        return Lookup(DefaultMailboxId);
    }

    /// <summary>How many messages an actor with this dispatcher and mailbox may stash; -1 for any number.</summary>
    [InternalApi]
    public int StashCapacity(string dispatcher, string mailbox)
    {
        var capacity = StashCapacityOf(string.IsNullOrEmpty(mailbox) ? null : mailbox);
        capacity ??= StashCapacityOf(dispatcher == Deploy.NoDispatcherGiven ? null : dispatcher);
        return capacity ?? StashCapacityOf(DefaultMailboxId) ?? -1;
    }

    private static bool HasMailbox(Config dispatcherConfig) =>
        dispatcherConfig.HasPath("mailbox-type") && !string.IsNullOrEmpty(dispatcherConfig.GetString("mailbox-type"));

    private static Type ProducedQueue(Type mailboxType) => GenericArgument(mailboxType, typeof(IProducesMessageQueue<>));

    private static Type GenericArgument(Type type, Type openInterface) => type.GetInterfaces()
        .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == openInterface)
        ?.GetGenericArguments()[0];

    private static MailboxType Verified(MailboxType mailbox, Type required, string id, Props props)
    {
        var produced = ProducedQueue(mailbox.GetType());
        return required is null || produced is null || required.IsAssignableFrom(produced)
            ? mailbox
            : throw new ArgumentException($"Mailbox '{id}' of {props.Type.Name} makes a {produced.Name}, but the actor requires {required.Name}.", nameof(props));
    }

    private int? StashCapacityOf(string id)
    {
        var config = _system.Settings.Config;
        // A dispatcher's section may be the name of another one; Dispatchers has refused loops.
        while (id is not null && config.HasPath(id) && config.GetValue(id).IsString())
            id = config.GetString(id);
        return id is null || !config.HasPath(id + ".stash-capacity") ? null : config.GetInt(id + ".stash-capacity");
    }

    private MailboxType Create(string id)
    {
        if (id == "unbounded")
            return new UnboundedMailbox();
        var settings = _system.Settings;
        if (!settings.Config.HasPath(id))
            throw new ConfigurationException($"Mailbox type [{id}] is not configured.");
        var config = new Config(settings.Config.GetConfig(id), settings.Config.GetConfig(DefaultMailboxId));
        var typeName = config.GetString("mailbox-type");
        if (string.IsNullOrEmpty(typeName))
            throw new ConfigurationException($"The setting mailbox-type of [{id}] is empty.");
        var type = Type.GetType(typeName)
            ?? throw new ConfigurationException($"mailbox-type = '{typeName}' of [{id}] is not a type that can be loaded.");
        return type.Implements<MailboxType>()
            ? (MailboxType)Activator.CreateInstance(type, settings, config)
            : throw new ConfigurationException($"mailbox-type = '{typeName}' of [{id}] is not derived from {nameof(MailboxType)}.");
    }
}
