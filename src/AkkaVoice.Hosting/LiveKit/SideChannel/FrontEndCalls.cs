using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Sessions;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>
/// What front ends may ask of the agent, as remote procedure calls (docs/livekit.md). Payloads and answers are JSON objects; a call is answered
/// when what it asks for has begun, not when it is over. Only the participant that the agent listens to may call.
/// </summary>
internal sealed class FrontEndCalls(IRoomWire wire, SessionHandle session, ILogger logger)
{
    /// <summary>The longest text that may be handed in, in characters.</summary>
    public const int MaxText = 16_384;

    /// <summary>The longest answer; LiveKit's limit is 15 KiB.</summary>
    private const int MaxAnswer = 15_000;

    public void Register()
    {
        On("interrupt", payload =>
        {
            var force = Flag(payload, "force") ?? false;
            Forget(session.InterruptAsync(force));
        });
        On("say", payload =>
        {
            var text = Text(payload, "text");
            Forget(session.SayAsync(text, Flag(payload, "interruptible")));
        });
        On("reply", payload => Forget(session.GenerateReplyAsync(OptionalText(payload, "instructions"))));
        On("text", payload => Forget(session.SendTextAsync(Text(payload, "text"))));
        On("begin-turn", _ => session.BeginTurn());
        On("commit-turn", _ => Forget(session.CommitTurnAsync()));
        On("clear-turn", _ => session.ClearTurn());
        On("end", payload => _ = session.EndAsync(finishSpeech: Flag(payload, "finish-speech") ?? false));
        Answer("state", _ => new JsonObject
        {
            ["agent"] = session.AgentState.ToString().ToLowerInvariant(),
            ["user"] = session.UserState.ToString().ToLowerInvariant(),
            ["name"] = session.Agent,
            ["quiet"] = session.IsQuiet,
            ["session"] = session.Id,
        });
        Answer("history", _ => History());
    }

    private void On(string name, Action<JsonObject> act) => Answer(name, payload =>
    {
        act(payload);
        return new JsonObject { ["ok"] = true };
    });

    private void Answer(string name, Func<JsonObject, JsonObject> answer)
    {
        var method = $"akkavoice.{name}";
        wire.OnCall(method, (caller, payload) =>
        {
            try
            {
                if (caller != wire.Person) throw new RpcRefusedException("Only the participant that the agent listens to may call this.");
                return Task.FromResult(answer(Parse(payload)).ToJsonString());
            }
            catch (RpcRefusedException e)
            {
                SideChannelLog.CallRefused(logger, method, caller, e.Message);
                return Task.FromException<string>(e);
            }
        });
    }

    // Newest first, until the answer is full; then in their order.
    private JsonObject History()
    {
        var lines = new List<JsonNode>();
        var size = 0;
        foreach (var line in session.Journal.Lines().Reverse())
        {
            var node = new JsonObject { ["role"] = line.Speaker.ToString().ToLowerInvariant(), ["text"] = line.Text, ["heard"] = line.Heard };
            size += System.Text.Encoding.UTF8.GetByteCount(node.ToJsonString()) + 1;
            if (size > MaxAnswer - 64) break;
            lines.Add(node);
        }

        lines.Reverse();
        return new JsonObject { ["items"] = new JsonArray([.. lines]) };
    }

    private static JsonObject Parse(string payload)
    {
        if (string.IsNullOrWhiteSpace(payload)) return [];
        try
        {
            return JsonNode.Parse(payload) as JsonObject ?? throw new RpcRefusedException("The payload is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new RpcRefusedException($"The payload is no JSON: {e.Message}");
        }
    }

    private static string Text(JsonObject payload, string key) => OptionalText(payload, key) is { Length: > 0 and <= MaxText } text
        ? text
        : throw new RpcRefusedException($"The payload's \"{key}\" must be a text of 1 to {MaxText} characters.");

    private static string? OptionalText(JsonObject payload, string key) => payload[key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new RpcRefusedException($"The payload's \"{key}\" must be a text."),
    };

    private static bool? Flag(JsonObject payload, string key) => payload[key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw new RpcRefusedException($"The payload's \"{key}\" must be true or false."),
    };

    // Its outcome is in the session's events; that the session is over is no fault of the caller's.
    private static void Forget(Task<RequestOutcome> request) =>
        _ = request.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
