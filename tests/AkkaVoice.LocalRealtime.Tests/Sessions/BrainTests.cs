using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Sessions;

/// <summary>Brains that take their time, fail, or answer too late.</summary>
public sealed class BrainTests : IRealtimeBrainFactory, IRealtimeBrain
{
    private readonly TaskCompletionSource<Transcription> _heard = new();
    private readonly TaskCompletionSource<ResponsePlan> _planned = new();
    private readonly CoreRig _rig;
    private CancellationToken _responseToken;
    private bool _isDisposed;

    public BrainTests()
    {
        _rig = new CoreRig(this, new RealtimeCoreOptions { Pacing = PacingOptions.Instant });
        _rig.Update(new { type = "realtime", audio = new { input = new { transcription = new { model = "whisper-1" } } } });
        _rig.TakeTurn();
        _rig.News();
    }

    [Fact]
    public void A_late_transcription_may_come_after_the_answer()
    {
        _planned.SetResult(ResponsePlan.Say("Fast.", new byte[480]));
        _rig.RunPosted();
        Assert.Equal(RateLimitsUpdated, _rig.News()[^1].Type);
        _heard.SetResult(Transcription.Of("slow ears"));
        _rig.RunPosted();
        Assert.Equal([TranscriptionDelta, TranscriptionCompleted], _rig.News().Ladder());
        Assert.Equal("slow ears", _rig.Only(TranscriptionDelta).Text("delta"));
    }

    [Fact]
    public void Whisper_is_billed_by_the_second()
    {
        _heard.SetResult(Transcription.Of("hello"));
        _rig.RunPosted();
        var usage = _rig.Only(TranscriptionCompleted)["usage"];
        Assert.Equal("duration", usage.GetProperty("type").GetString());
        Assert.Equal(1, usage.GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void A_brain_that_throws_fails_the_response_and_keeps_its_reasons_to_itself()
    {
        _planned.SetException(new InvalidOperationException("secret"));
        _rig.RunPosted();
        var done = _rig.Only(ResponseDone);
        Assert.Equal("failed", done.Text("response.status"));
        Assert.Equal("server_error", done.Text("response.status_details.error.code"));
        Assert.DoesNotContain("secret", done.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recognition_that_throws_fails_the_transcription()
    {
        _heard.SetException(new InvalidOperationException("secret"));
        _rig.RunPosted();
        var failed = _rig.Only(TranscriptionFailed);
        Assert.Equal("server_error", failed.Text("error.code"));
        Assert.DoesNotContain("secret", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancel_stops_the_brain_and_its_late_plan_is_ignored()
    {
        _rig.Send(new { type = "response.cancel" });
        Assert.True(_responseToken.IsCancellationRequested);
        _rig.News();
        _planned.SetResult(ResponsePlan.Say("Too late.", new byte[480]));
        _rig.RunPosted();
        Assert.Empty(_rig.News());
    }

    [Fact]
    public async Task The_end_of_the_session_stops_and_frees_the_brain()
    {
        await _rig.Core.EndAsync();
        await _rig.Core.EndAsync();
        Assert.True(_responseToken.IsCancellationRequested);
        Assert.True(_isDisposed);
    }

    IRealtimeBrain IRealtimeBrainFactory.Create(BrainContext context) => this;

    ValueTask<Transcription> IRealtimeBrain.TranscribeAsync(UserTurn turn, CancellationToken cancellation)
    {
        Assert.Equal("whisper-1", turn.TranscriptionModel);
        Assert.Equal(TimeSpan.Zero, turn.AudioStart);
        return new ValueTask<Transcription>(_heard.Task);
    }

    ValueTask<ResponsePlan> IRealtimeBrain.RespondAsync(ResponseRequest request, CancellationToken cancellation)
    {
        _responseToken = cancellation;
        return new ValueTask<ResponsePlan>(_planned.Task);
    }

    ValueTask IAsyncDisposable.DisposeAsync()
    {
        Assert.False(_isDisposed);
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }
}
