using System.CommandLine;
using AkkaVoice.Hosting.Doctor;
using AkkaVoice.Hosting.Programs;

namespace AkkaVoice.Hosting.Commands;

/// <summary><c>akkavoice doctor</c>: looks at what a conversation needs, and says what to do about what is wrong.</summary>
internal static class DoctorCommand
{
    /// <summary>How long a server may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(VoiceProgram program, TextWriter output)
    {
        var settings = new SettingOptions(program);
        var command = new Command("doctor", "Looks at settings, services, speech and ports, and says what to do; exit code 0 when nothing is wrong.");
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = settings.Load(parsed);
            using var http = new HttpClient { Timeout = Patience };
            var wrong = 0;
            await TellAsync(Finding.Fine("configuration", "understood"));
            foreach (var warning in options.Warnings) await TellAsync(Finding.Doubtful("configuration", warning, "Check the setting."));
            var service = await RealtimeCheck.LookAsync(http, options.Realtime, cancellation);
            await TellAsync(service);
            if (service.Verdict != Verdict.Wrong) await TellAsync(await ConversationCheck.LookAsync(options, Patience, cancellation));
            await TellAsync(SpeechCheck.Look(options.Realtime.Target));
            foreach (var finding in await LiveKitCheck.LookAsync(http, options, TimeProvider.System, cancellation)) await TellAsync(finding);
            await TellAsync(NativeLibraryCheck.Look(options));
            foreach (var finding in PortCheck.Look(options)) await TellAsync(finding);
            await output.WriteLineAsync(wrong == 0 ? "Nothing is wrong." : $"{wrong} thing{(wrong == 1 ? " is" : "s are")} wrong.");
            return wrong == 0 ? ExitCode.Success : ExitCode.Failure;

            Task TellAsync(Finding finding)
            {
                if (finding.Verdict == Verdict.Wrong) wrong++;
                return output.WriteLineAsync(finding.ToString());
            }
        });
        return command;
    }
}
