using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Streams;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Local;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Doctor;

/// <summary>Whether a conversation can begin: the model's service opens a session for the key and the model. Nothing is said in it, so nothing is charged.</summary>
internal static class ConversationCheck
{
    private const string Subject = "realtime session";

    public static async Task<Finding> LookAsync(AkkaVoiceOptions options, TimeSpan patience, CancellationToken cancellation)
    {
        if (options.Realtime.Target is RealtimeTarget.Local) return Finding.Skipped(Subject, "opened when the program runs");
        var model = options.Session.Model;
        var system = ActorSystem.Create("doctor", ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF }"));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        var first = new TaskCompletionSource<RealtimeEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var dialer = new OpenAiDialer(AkkaVoiceServices.SocketOptions(options) with { DialTimeout = patience }, TimeProvider.System);
            var link = await dialer.DialAsync(new RealtimeAddress(options).Endpoint, model, e => first.TrySetResult(e), system.Materializer(), deadline.Token);
            var heard = await first.Task.WaitAsync(deadline.Token);
            link.Close("checked");
            return Judge(heard, model, Stopwatch.GetElapsedTime(begun));
        }
        catch (RealtimeDialException e)
        {
            return Finding.Wrong(Subject, e.Message, Advice(e.Failure));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Finding.Wrong(Subject, FormattableString.Invariant($"none within {patience.TotalSeconds:0.#} s"), Advice(DialFailure.TimedOut));
        }
        finally
        {
            await system.Terminate();
        }
    }

    private static Finding Judge(RealtimeEvent heard, string model, TimeSpan delay) => heard switch
    {
        SessionOpened opened => Finding.Fine(Subject, $"opened after {delay.TotalMilliseconds:0} ms with {opened.Model ?? model}"),
        RealtimeFaulted refused => Finding.Wrong(Subject, $"refused: {refused.Fault.Message}", Advice(DialFailure.Refused)),
        Disconnected gone => Finding.Wrong(Subject, $"closed at once: {gone.Reason} ({gone.CloseCode})", Advice(DialFailure.Refused)),
        _ => Finding.Doubtful(Subject, $"begins with {heard.GetType().Name}", "Does the service speak OpenAI's Realtime protocol?"),
    };

    private static string Advice(DialFailure failure) => failure switch
    {
        DialFailure.Unauthorized => "Check OPENAI_API_KEY (or akkavoice.realtime.api-key).",
        DialFailure.Busy => "Try again later; check the account's limits.",
        DialFailure.Refused => "Check akkavoice.realtime.model, whether the account may use it, and whether akkavoice.realtime.base-url is the address up to /v1.",
        _ => "Check OPENAI_BASE_URL (or akkavoice.realtime.base-url), and this machine's network.",
    };
}
