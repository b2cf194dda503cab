using System.CommandLine;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Tokens;
using AkkaVoice.Hosting.Programs;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaVoice.Hosting.Commands;

/// <summary><c>akkavoice connect</c>: one room, joined directly, without a worker and a dispatch.</summary>
internal static class ConnectCommand
{
    public static Command Create(VoiceProgram program, TextWriter error)
    {
        var room = TokenCommand.Required("--room", "ROOM", "The room to join; it is created when it is not there");
        var identity = new Option<string>("--identity")
        {
            Description = "Who the agent is in the room (default agent)",
            HelpName = "ID",
            DefaultValueFactory = _ => "agent",
        };
        var settings = new SettingOptions(program)
            .Named("--participant", "ID", "akkavoice.livekit.room.participant-identity", "Whom to listen to; else the first person who is there or comes")
            .Named("--realtime-url", "URL", "akkavoice.realtime.base-url", "An OpenAI-compatible Realtime service")
            .Named("--model", "NAME", "akkavoice.realtime.model", "The model")
            .Named("--voice", "NAME", "akkavoice.session.voice", "The voice");
        var command = new Command("connect", "Joins one LiveKit room as an agent, until the conversation there is over.") { room, identity };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var errors = new List<string>();
            var options = InputErrors.Collect(() => settings.Load(parsed), errors);
            var livekit = options is null ? null : InputErrors.Collect(options.RequiredLiveKit, errors);
            var name = TokenCommand.Text(parsed.GetValue(room), "--room", errors);
            var who = TokenCommand.Text(parsed.GetValue(identity), "--identity", errors);
            if (options is null || livekit is null || errors.Count > 0) throw new BadInputException(errors);

            var host = program.ForConversation(options);
            // The room is left while the services are disposed of.
            await using var services = (IAsyncDisposable)host;
            await host.StartAsync(cancellation);
            try
            {
                await error.WriteLineAsync($"Joining room '{name}' at {livekit.Url} as '{who}'. Ctrl+C leaves it.");
                var token = LiveKitTokens.ForAgent(name, who, options.Worker.AgentName).Sign(livekit, TimeProvider.System);
                var outcome = await host.Services.GetRequiredService<IJobRunner>().RunAsync(new AssignedJob(new AgentJob(who, name), livekit.WebSocketUrl, token), cancellation);
                if (outcome.Ok) return ExitCode.Success;
                await error.WriteLineAsync(outcome.Error);
                return ExitCode.Failure;
            }
            finally
            {
                await host.StopAsync(CancellationToken.None);
            }
        });
        return command;
    }
}
