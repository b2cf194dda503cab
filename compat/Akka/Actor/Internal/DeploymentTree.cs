using System.Collections.Immutable;

namespace Akka.Actor.Internal;

/// <summary>
/// Deployments by the names of their paths, one name a level. A name that is listed comes before *, and what was taken on one level is not
/// reconsidered on the next. Never changes.
/// </summary>
internal sealed class DeploymentTree
{
    public static readonly DeploymentTree Empty = new(null, ImmutableDictionary<string, DeploymentTree>.Empty);

    private readonly ImmutableDictionary<string, DeploymentTree> _children;

    private DeploymentTree(Deploy deploy, ImmutableDictionary<string, DeploymentTree> children)
    {
        Deploy = deploy;
        _children = children;
    }

    /// <summary>What is listed for the path that leads here; null when longer ones are listed only.</summary>
    public Deploy Deploy { get; }

    public bool IsEmpty => Deploy is null && _children.IsEmpty;

    public DeploymentTree With(ReadOnlySpan<string> path, Deploy deploy) => path.IsEmpty
        ? new DeploymentTree(deploy, _children)
        : new DeploymentTree(Deploy, _children.SetItem(path[0], _children.GetValueOrDefault(path[0], Empty).With(path[1..], deploy)));

    /// <summary>Where the path leads, with * for any one name; null when it leads nowhere.</summary>
    public DeploymentTree Find(ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var name in path)
        {
            node = node.Next(name);
            if (node is null)
                return null;
        }

        return node;
    }

    /// <summary>Where the path leads, or else the last ** on its way, which stands for one name or more; null when there is neither.</summary>
    public DeploymentTree FindWithin(ReadOnlySpan<string> path)
    {
        var node = this;
        DeploymentTree everythingBelow = null;
        foreach (var name in path)
        {
            everythingBelow = node._children.GetValueOrDefault("**", everythingBelow);
            node = node.Next(name);
            if (node is null)
                return everythingBelow;
        }

        return node;
    }

    private DeploymentTree Next(string name) => _children.GetValueOrDefault(name) ?? _children.GetValueOrDefault("*");
}
