using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>Deployments that differ in the dispatcher only, made once each.</summary>
internal static class IslandDeploy
{
    private static readonly ConcurrentDictionary<string, Deploy> ByDispatcher = new();

    public static Deploy For(string dispatcher) => dispatcher.Length == 0
        ? Deploy.Local
        : ByDispatcher.GetOrAdd(dispatcher, static name => Deploy.Local.WithDispatcher(name));
}
