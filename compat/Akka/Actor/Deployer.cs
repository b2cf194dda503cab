using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The deployments that <c>akka.actor.deployment</c> lists by path below /user; * stands for one name, ** for all below.</summary>
public class Deployer
{
    protected readonly Config Default;

    private readonly ConcurrentDictionary<string, Deploy> _exact = new();
    private volatile (string[] Pattern, Deploy Deploy)[] _patterns = [];

    public Deployer(Settings settings)
    {
        var section = settings.Config.GetConfig("akka.actor.deployment");
        Default = section?.GetConfig("default");
        if (section is null)
            return;
        foreach (var (key, _) in section.AsEnumerable())
        {
            if (key != "default" && ParseConfig(key, Quoted(section, key)) is { } deploy)
                SetDeploy(deploy);
        }
    }

    /// <summary>What is listed for the actor; null when nothing is, <see cref="Deploy.None"/> for one that is not below /user.</summary>
    public Deploy Lookup(ActorPath path)
    {
        if (_exact.IsEmpty && _patterns.Length == 0)
            return null;
        return path.Depth < 2 || path.Elements[0] != "user" ? Deploy.None : Lookup(path.Elements.Skip(1));
    }

    /// <summary>What is listed for the names below /user; null when nothing is.</summary>
    public Deploy Lookup(IEnumerable<string> path)
    {
        var elements = path.ToArray();
        if (_exact.TryGetValue(string.Join('/', elements), out var deploy))
            return deploy;
        foreach (var (pattern, candidate) in _patterns)
        {
            if (Matches(pattern, elements))
                return candidate;
        }

        return null;
    }

    /// <summary>Lists a deployment, in place of one with the same path.</summary>
    /// <exception cref="IllegalActorNameException">The path is empty, or one of its names is empty or has signs that no name may have.</exception>
    public void SetDeploy(Deploy deploy)
    {
        var path = deploy.Path.StartsWith('/') ? deploy.Path[1..] : deploy.Path;
        foreach (var name in path.Split('/'))
        {
            if (!ActorPath.IsValidPathElement(name))
            {
                throw new IllegalActorNameException(
                    $"The deployment [{deploy.Path}] has the name [{name}]; allowed: at least one letter, digit, %-escape or sign of {ActorPath.ValidSymbols}, not beginning with $.");
            }
        }

        if (!path.Contains('*'))
        {
            _exact[path] = deploy;
            return;
        }

        lock (_exact)
            _patterns = [.. _patterns.Append((path.Split('/'), deploy)).OrderBy(entry => Array.IndexOf(entry.Item1, "**") >= 0 ? 1 : 0)];
    }

    public virtual Deploy ParseConfig(string key, Config config)
    {
        var deployment = config.WithFallback(Default);
        return new Deploy(
            key,
            Deploy.NoScopeGiven,
            deployment.GetString("dispatcher", Deploy.NoDispatcherGiven),
            deployment.GetString("mailbox", Deploy.NoMailboxGiven),
            deployment.GetInt("stash-capacity", Deploy.NoStashSize),
            deployment);
    }

    private static Config Quoted(Config section, string key) => section.GetConfig($"\"{key}\"") ?? section.GetConfig(key) ?? Config.Empty;

    private static bool Matches(string[] pattern, string[] path)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "**")
                return path.Length > i;
            if (i >= path.Length || (pattern[i] != "*" && pattern[i] != path[i]))
                return false;
        }

        return pattern.Length == path.Length;
    }
}
