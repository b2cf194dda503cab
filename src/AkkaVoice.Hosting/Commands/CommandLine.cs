using System.CommandLine;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Programs;

namespace AkkaVoice.Hosting.Commands;

/// <summary>The program's commands: <c>run</c>, <c>talk</c>, <c>serve-realtime</c>, <c>connect</c>, <c>token</c>, <c>dispatch</c> and <c>doctor</c>.</summary>
public static class CommandLine
{
    // A tool of somebody's that blocks its thread must not hold up calls until the pool has made another.
    private const int LeastThreads = 32;

    /// <summary>Understands and carries out a command line.</summary>
    /// <param name="args">The arguments; none means <c>run</c>.</param>
    /// <param name="output">What the user asked for goes here.</param>
    /// <param name="error">Progress and complaints go here.</param>
    /// <param name="cancellation">Ends the command early, as Ctrl+C does.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        RunAsync(new VoiceProgram(), args, output, error, cancellation);

    internal static async Task<int> RunAsync(
        VoiceProgram program, string[] args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, LeastThreads), completions);
        var root = new RootCommand("AkkaVoice: the voice-agent engine for .NET.")
        {
            RunCommand.Create(program, output, error),
            TalkCommand.Create(program, output, error),
            ServeRealtimeCommand.Create(program, output, error),
            ConnectCommand.Create(program, error),
            TokenCommand.Create(program, output),
            DispatchCommand.Create(program, output, error),
            DoctorCommand.Create(program, output),
        };
        var parsed = root.Parse(args.Length == 0 ? ["run"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var line in Complaints(parsed)) await error.WriteLineAsync(line);
            return ExitCode.BadInput;
        }

        try
        {
            using var termination = new Termination(cancellation, TimeProvider.System).Listen();
            program.Termination = termination;
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // that is the termination's business: how long it may take is not known yet
            };
            var running = parsed.InvokeAsync(invocation, termination.Asked);
            return await await Task.WhenAny(running, termination.Overdue);
        }
        catch (ConfigurationException e)
        {
            foreach (var line in e.Errors) await error.WriteLineAsync(line);
            return ExitCode.BadInput;
        }
        catch (BadInputException e)
        {
            foreach (var line in e.Errors) await error.WriteLineAsync(line);
            return ExitCode.BadInput;
        }
    }

    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is not RootCommand) return parsed.Errors.Select(e => $"{e.Message} (akkavoice {command.Name} --help lists what is allowed)");
        var given = parsed.Tokens.Count > 0 ? parsed.Tokens[0].Value : "";
        return [$"'{given}' is not a command; allowed: {string.Join(", ", command.Subcommands.Select(c => c.Name))}"];
    }
}
