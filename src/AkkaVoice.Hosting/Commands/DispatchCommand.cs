using System.CommandLine;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Api;
using AkkaVoice.Hosting.Programs;

namespace AkkaVoice.Hosting.Commands;

/// <summary><c>akkavoice dispatch</c>: asks for an agent in a room, and says what became of it.</summary>
internal static class DispatchCommand
{
    /// <summary>How long a job is waited for: as long as the server waits for a worker's answer, and a little more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Command Create(VoiceProgram program, TextWriter output, TextWriter error)
    {
        var room = TokenCommand.Required("--room", "ROOM", "The room; it is created when it is not there");
        var metadata = new Option<string?>("--metadata") { Description = "What the agent is told", HelpName = "TEXT" };
        var settings = new SettingOptions(program)
            .Named("--agent", "NAME", "akkavoice.worker.agent-name", "Which agent; empty for workers without a name");
        var command = new Command("dispatch", "Asks LiveKit for an agent in a room, and waits until one is there.") { room, metadata };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var errors = new List<string>();
            var options = InputErrors.Collect(() => settings.Load(parsed), errors);
            var livekit = options is null ? null : InputErrors.Collect(options.RequiredLiveKit, errors);
            var name = TokenCommand.Text(parsed.GetValue(room), "--room", errors);
            if (options is null || livekit is null || errors.Count > 0) throw new BadInputException(errors);

            using var http = new HttpClient();
            var api = new LiveKitApi(http, livekit, TimeProvider.System);
            try
            {
                var dispatch = await api.CreateDispatchAsync(name, options.Worker.AgentName, parsed.GetValue(metadata) ?? "", cancellation);
                return await WaitAsync(api, dispatch, output, error, cancellation);
            }
            catch (LiveKitApiException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCode.Failure;
            }
        });
        return command;
    }

    private static async Task<int> WaitAsync(LiveKitApi api, DispatchInfo asked, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            var dispatch = (await api.ListDispatchesAsync(asked.Room, cancellation)).FirstOrDefault(one => one.Id == asked.Id) ?? asked;
            if (dispatch.State?.Jobs.FirstOrDefault(job => job.State?.WorkerId.Length > 0) is { State: { } state } found)
            {
                await output.WriteLineAsync($"{dispatch.Id}: job {found.Id} {state.Status} as {state.ParticipantIdentity} at worker {state.WorkerId}{(state.Error.Length > 0 ? $": {state.Error}" : "")}");
                return state.Status == "JS_FAILED" ? ExitCode.Failure : ExitCode.Success;
            }

            await Task.Delay(Pause, cancellation);
        }

        var agent = asked.AgentName.Length > 0 ? $"named '{asked.AgentName}'" : "without a name";
        await error.WriteLineAsync($"{asked.Id}: no worker {agent} took the job within {Patience.TotalSeconds} s. Is one registered, and free? (akkavoice run; GET /worker at its port)");
        return ExitCode.Failure;
    }
}
