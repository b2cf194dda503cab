using System.CommandLine;
using AkkaVoice.Hosting.Programs;
using AkkaVoice.Hosting.Talk;

namespace AkkaVoice.Hosting.Commands;

/// <summary><c>akkavoice talk</c>: a conversation from files.</summary>
internal static class TalkCommand
{
    public static Command Create(VoiceProgram program, TextWriter output, TextWriter error)
    {
        var inputs = new Option<string[]>("--in")
        {
            Description = "A WAV file to say; several are said one after another, each after the agent's answer, or at a given time",
            HelpName = "FILE[@SECONDS]",
            AllowMultipleArgumentsPerToken = true,
        };
        var record = new Option<string?>("--out") { Description = "Records what the caller hears (24 kHz mono WAV)", HelpName = "FILE" };
        var stereo = new Option<bool>("--stereo") { Description = "Records both sides: the caller left, the agent right" };
        var events = new Option<string?>("--events") { Description = "Writes the events, one JSON object a line (docs/events.md)", HelpName = "FILE" };
        var maxSeconds = new Option<double>("--max-seconds")
        {
            Description = "Ends the conversation at the latest then (default 300)",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 300,
        };
        var settings = new SettingOptions(program)
            .Named("--realtime-url", "URL", "akkavoice.realtime.base-url", "An OpenAI-compatible Realtime service")
            .Named("--model", "NAME", "akkavoice.realtime.model", "The model")
            .Named("--voice", "NAME", "akkavoice.session.voice", "The voice")
            .Named("--turn-detection", "TYPE", "akkavoice.session.turn-detection.type", "server_vad, semantic_vad or none");

        var command = new Command("talk", "Holds a spoken conversation from WAV files, with no microphone, key or account needed.")
        {
            inputs, record, stereo, events, maxSeconds,
        };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var errors = new List<string>();
            var options = InputErrors.Collect(() => settings.Load(parsed), errors);
            var plan = InputErrors.Collect(
                () => TalkPlan.Create(
                    parsed.GetValue(inputs) ?? [], parsed.GetValue(record), parsed.GetValue(stereo), parsed.GetValue(events), parsed.GetValue(maxSeconds)),
                errors);
            if (options is null || plan is null) throw new BadInputException(errors);
            return await TalkRunner.RunAsync(program, plan, options, output, error, cancellation);
        });
        return command;
    }
}
