using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The deployments that <c>akka.actor.deployment</c> lists by path below /user; * stands for one name, ** for all below.</summary>
public class Deployer
{
    protected readonly Config Default;

    private readonly Lock _writing = new();

    // Paths that end in ** are looked through when nothing else fits.
    private volatile DeploymentTree _listed = DeploymentTree.Empty;
    private volatile DeploymentTree _subtrees = DeploymentTree.Empty;

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
        if (_listed.IsEmpty && _subtrees.IsEmpty)
            return null;
        return path.Depth < 2 || path.Elements[0] != "user" ? Deploy.None : Lookup(path.Elements.Skip(1));
    }

    /// <summary>What is listed for the names below /user; null when nothing is.</summary>
    public Deploy Lookup(IEnumerable<string> path)
    {
        var names = path.ToArray();
        return (_listed.Find(names) ?? _subtrees.FindWithin(names))?.Deploy;
    }

    /// <summary>Lists a deployment, in place of one with the same path.</summary>
    /// <exception cref="IllegalActorNameException">The path is empty, or one of its names is empty or has signs that no name may have.</exception>
    public void SetDeploy(Deploy deploy)
    {
        var path = (deploy.Path.StartsWith('/') ? deploy.Path[1..] : deploy.Path).Split('/');
        foreach (var name in path)
        {
            if (!ActorPath.IsValidPathElement(name))
            {
                throw new IllegalActorNameException(
                    $"The deployment [{deploy.Path}] has the name [{name}]; allowed: at least one letter, digit, %-escape or sign of {ActorPath.ValidSymbols}, not beginning with $.");
            }
        }

        lock (_writing)
        {
            if (path[^1] == "**")
                _subtrees = _subtrees.With(path, deploy);
            else
                _listed = _listed.With(path, deploy);
        }
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
}
