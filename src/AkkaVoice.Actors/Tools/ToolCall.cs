using Akka.Actor;
using Akka.Event;
using AkkaVoice.Actors.Conversation.Calls;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Tools;

/// <summary>
/// One tool call: runs the tool, answers once, and is gone. The tool may block this actor; its deadline is the broker's.
/// </summary>
internal sealed class ToolCall : ReceiveActor
{
    private readonly AIFunction _tool;
    private readonly ToolProtocol.Run _run;
    private readonly ToolOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationToken _cancellation;

    public ToolCall(AIFunction tool, ToolProtocol.Run run, ToolOptions options, ILogger logger, CancellationToken cancellation)
    {
        (_tool, _run, _options, _logger, _cancellation) = (tool, run, options, logger, cancellation);
        Receive<Returned>(returned => Answer(ToolOutput.Write(_tool, returned.Result, _options.MaxOutputCharacters)));
        Receive<Threw>(threw => Answer((Explain(threw.Exception), false)));
    }

    public static Props Props(
        AIFunction tool, ToolProtocol.Run run, ToolOptions options, ILogger logger, CancellationToken cancellation) =>
        Akka.Actor.Props.Create(() => new ToolCall(tool, run, options, logger, cancellation));

    protected override void PreStart() =>
        InvokeAsync().PipeTo(Self, success: result => new Returned(result), failure: exception => new Threw(exception));

    private async Task<object?> InvokeAsync() =>
        await _tool.InvokeAsync(ToolArguments.Read(_tool, _run.Arguments), _cancellation).ConfigureAwait(false);

    private void Answer((string Text, bool Ok) output)
    {
        Context.Parent.Tell(new ToolProtocol.Answer(_run.CallId, output.Ok, output.Text));
        Context.Stop(Self);
    }

    private string Explain(Exception exception)
    {
        switch (exception)
        {
            case ToolFailedException failed:
                return ToolErrors.Json(failed.Message);

            case System.Text.Json.JsonException or ArgumentException:
                ToolLog.BadArguments(_logger, _run.Name, _run.CallId, exception);
                return ToolErrors.Json("The arguments do not fit the tool's parameters.");

            default:
                ToolLog.Failed(_logger, _run.Name, _run.CallId, exception);
                return ToolErrors.Json("The tool failed.");
        }
    }

    private sealed record Returned(object? Result) : IDeadLetterSuppression;

    private sealed record Threw(Exception Exception) : IDeadLetterSuppression;
}
