using System.Globalization;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Hosting.Talk;

/// <summary>Tells a conversation while it goes on, a line for each thing a person would want to know.</summary>
internal sealed class Narrator(TextWriter writer)
{
    public void Tell(SessionEvent happened)
    {
        if (Line(happened) is { } line)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{happened.T / 1000,7:0.00} s  {line}"));
    }

    public static string? Line(SessionEvent happened) => happened switch
    {
        ConnectionEvent { State: ConnectionStatus.Dialling, Attempt: > 1 and var attempt } => $"connecting, attempt {attempt}",
        ConnectionEvent { State: ConnectionStatus.Dialling } => "connecting",
        ConnectionEvent { State: ConnectionStatus.Ready } => "connected",
        ConnectionEvent { State: ConnectionStatus.Reconnecting, Reason: { } reason } => $"connection lost: {reason}",
        UserStateEvent { State: UserState.Speaking } => "caller speaks",
        UserStateEvent { State: UserState.Listening } => "caller is silent",
        AgentStateEvent { State: AgentState.Thinking } => "agent thinks",
        AgentStateEvent { State: AgentState.Speaking } => "agent speaks",
        AgentStateEvent { State: AgentState.Listening } => "agent listens",
        TranscriptEvent { Final: true, Role: Speaker.User } said => $"caller: {said.Text}",
        TranscriptEvent { Final: true, Role: Speaker.Assistant } said when said.Heard == said.Text => $"agent: {said.Text}",
        TranscriptEvent { Final: true, Role: Speaker.Assistant } said => $"agent: {said.Heard} [cut; the caller did not hear: {Rest(said)}]",
        ToolCallEvent call => $"tool {call.Name} {call.Arguments}",
        ToolResultEvent result => string.Create(CultureInfo.InvariantCulture, $"tool {result.Name} {(result.Ok ? "answered" : "failed")} in {result.Ms:0} ms"),
        InterruptionEvent cut => string.Create(CultureInfo.InvariantCulture, $"interrupted after {cut.HeardMs} ms; silent within {cut.FlushMs:0.0} ms"),
        FirstAudioEvent first => string.Create(
            CultureInfo.InvariantCulture,
            $"first sound {first.DelayMs:0} ms after the caller's last (turn detection {first.VadMs:0}, server {first.ServerMs:0}, tools {first.ToolMs:0}, engine {first.EngineMs:0})"),
        DropEvent drop => $"dropped {drop.Ms} ms of audio at the {drop.Edge}",
        ErrorEvent error => $"{error.Class.ToString().ToLowerInvariant()} error {error.Code}: {error.Message}",
        EndEvent end => end.Message is null ? $"end: {end.Reason}" : $"end: {end.Reason}: {end.Message}",
        _ => null,
    };

    private static string Rest(TranscriptEvent said) =>
        said.Text.StartsWith(said.Heard, StringComparison.Ordinal) ? said.Text[said.Heard.Length..].Trim() : said.Text;
}
