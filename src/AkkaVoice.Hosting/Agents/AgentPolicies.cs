using Akka.Configuration;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Agents;

/// <summary>
/// <c>turn-detection</c> and <c>interruption</c> of an entry of <c>akkavoice.agents</c>: the keys of the sections of those names in
/// <c>akkavoice.session</c>. What they leave out is as the program's agent of that name has it, or else the session.
/// </summary>
internal sealed class AgentPolicies(SettingReader read, SessionSettings session, SessionPipelines pipelines, List<string> errors)
{
    private const string Session = "akkavoice.session.";
    private const string Turns = "turn-detection";
    private const string Interruption = "interruption";

    /// <summary>What keeps an agent's policies from working, those of the session included; none for an agent without policies of its own.</summary>
    public static IEnumerable<string> Complaints(Agent agent, AkkaVoiceOptions options)
    {
        var settings = agent.TurnTaking is { } turns ? options.Session with { TurnDetection = turns.Detection } : options.Session;
        var policy = agent.Interruptions ?? options.Interruptions;
        var own = agent.TurnTaking is not null || agent.Interruptions is not null;
        return (agent.TurnTaking?.Check() ?? [])
            .Concat(own ? policy.Check(settings) : [])
            .Concat(own && policy.LocalDetection && !options.Pipelines.Input.Stages.Any()
                ? [$"{nameof(policy.LocalDetection)} is on; allowed: off, unless akkavoice.pipelines.input has a stage that detects speech."]
                : []);
    }

    public (TurnTaking? TurnTaking, InterruptionPolicy? Interruptions) Read(ListedObject listed, Agent? program)
    {
        var turns = Read(
            listed, Turns, program?.TurnTaking is { } before ? AgentPolicyKeys.Of(before) : [], over => new TurnTaking(TurnDetectionBinder.Bind(over)));
        var inForce = turns ?? program?.TurnTaking;
        var settings = inForce is null ? session : session with { TurnDetection = inForce.Detection };
        return (turns, Read(
            listed,
            Interruption,
            program?.Interruptions is { } policy ? AgentPolicyKeys.Of(policy) : [],
            over => InterruptionBinder.Bind(over, settings, pipelines)));
    }

    private T? Read<T>(ListedObject listed, string group, IEnumerable<KeyValuePair<string, string>> below, Func<SettingReader, T> bind)
        where T : class
    {
        if (listed.Group(group) is not { } settings) return null;
        var prefix = $"{Session}{group}.";
        var known = ConfigKeys.Leaves(ConfigurationSources.Reference);
        foreach (var (name, _) in settings.Where(setting => !known.ContainsKey(prefix + setting.Key)))
            errors.Add($"{listed.Path}.{group}.{name} is not a key; allowed there: {string.Join(", ", Names(known.Keys, prefix))}");

        Config Over(IEnumerable<KeyValuePair<string, string>> values) => Setting.ToConfig(
            values.Select(value => KeyValuePair.Create(prefix + value.Key, value.Value)).Where(value => known.ContainsKey(value.Key)), known, errors);
        var over = read.Over(Over(settings), Over(below));
        var bound = bind(over);
        errors.AddRange(over.Errors.Select(error => error.Replace(prefix, $"{listed.Path}.{group}.", StringComparison.Ordinal)));
        return bound;
    }

    private static IEnumerable<string> Names(IEnumerable<string> keys, string prefix) =>
        keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]).Order(StringComparer.Ordinal);
}
