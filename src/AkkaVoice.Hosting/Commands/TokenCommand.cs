using System.CommandLine;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Tokens;
using AkkaVoice.Hosting.Programs;

namespace AkkaVoice.Hosting.Commands;

/// <summary><c>akkavoice token</c>: a token to join a room with.</summary>
internal static class TokenCommand
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(6);

    public static Command Create(VoiceProgram program, TextWriter output)
    {
        var room = Required("--room", "ROOM", "The room to join");
        var identity = Required("--identity", "ID", "Who joins; one identity is in a room once");
        var name = new Option<string?>("--name") { Description = "The name that others see", HelpName = "NAME" };
        var metadata = new Option<string?>("--metadata") { Description = "Text that goes with the participant", HelpName = "TEXT" };
        var attributes = new Option<string[]>("--attribute") { Description = "A named text that goes with the participant; may be repeated", HelpName = "KEY=VALUE" };
        var lifetime = new Option<string?>("--ttl") { Description = "How long the token is valid, 1s to 365d, for example 15m (default 6h)", HelpName = "DURATION" };
        var agents = new Option<string[]>("--agent") { Description = "An agent that is asked for when the bearer creates the room; may be repeated", HelpName = "NAME" };
        var listen = new Option<bool>("--listen-only") { Description = "The bearer may hear, but neither speak nor send data" };
        var settings = new SettingOptions(program);
        var command = new Command("token", "Prints a LiveKit token to join a room with.") { room, identity, name, metadata, attributes, lifetime, agents, listen };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var errors = new List<string>();
            var livekit = InputErrors.Collect(() => settings.Load(parsed).RequiredLiveKit(), errors);
            var token = new AccessToken
            {
                Identity = Text(parsed.GetValue(identity), "--identity", errors),
                Name = parsed.GetValue(name),
                Metadata = parsed.GetValue(metadata),
                Attributes = Attributes(parsed.GetValue(attributes) ?? [], errors),
                Lifetime = Lifetime(parsed.GetValue(lifetime), errors),
                Agents = [.. (parsed.GetValue(agents) ?? []).Select(agent => new RoomAgent(agent))],
                Grants = new VideoGrants
                {
                    Room = Text(parsed.GetValue(room), "--room", errors),
                    RoomJoin = true,
                    CanPublish = !parsed.GetValue(listen),
                    CanPublishData = !parsed.GetValue(listen),
                    CanSubscribe = true,
                    CanUpdateOwnMetadata = parsed.GetValue(listen) ? null : true,
                },
            };
            if (livekit is null || errors.Count > 0) throw new BadInputException(errors);
            await output.WriteLineAsync(token.Sign(livekit, TimeProvider.System).AsMemory(), cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    internal static Option<string> Required(string option, string helpName, string description) =>
        new(option) { Description = description, HelpName = helpName, Required = true };

    internal static string Text(string? value, string option, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(value)) errors.Add($"{option} is '{value}'; allowed: any text that is not empty");
        return value ?? "";
    }

    private static Dictionary<string, string> Attributes(string[] given, List<string> errors)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in given)
        {
            var equals = attribute.IndexOf('=');
            if (equals <= 0) errors.Add($"--attribute is '{attribute}'; allowed: KEY=VALUE");
            else attributes[attribute[..equals]] = attribute[(equals + 1)..];
        }

        return attributes;
    }

    private static TimeSpan Lifetime(string? given, List<string> errors)
    {
        if (given is null) return DefaultLifetime;
        if (Durations.TryRead(given, out var lifetime) && lifetime >= TimeSpan.FromSeconds(1) && lifetime <= AccessToken.MaxLifetime) return lifetime;
        errors.Add($"--ttl is '{given}'; allowed: a duration from 1s to 365d, for example 15m");
        return DefaultLifetime;
    }
}
