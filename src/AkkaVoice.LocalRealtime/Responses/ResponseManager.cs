using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>
/// Creates, cancels and ends responses. At most one of them writes to the default conversation at a time; any number may run beside it
/// out of band.
/// </summary>
internal sealed class ResponseManager
{
    private readonly SessionContext _session;
    private readonly ResponseStream _stream;
    private readonly ContextMeter _meter = new();
    private readonly RateLimitWindow _rateLimits;
    private readonly List<ActiveResponse> _active = [];
    private int _rejections;

    public ResponseManager(SessionContext session)
    {
        _session = session;
        _stream = new ResponseStream(session, Finish);
        _rateLimits = new RateLimitWindow(session);
    }

    /// <summary>Raised before a response of the default conversation begins.</summary>
    public event Action? DefaultResponseStarted;

    /// <summary>Raised after a response of the default conversation has ended, with the length of the audio it sent.</summary>
    public event Action<TimeSpan>? DefaultResponseDone;

    public bool HasDefault => Default is not null;

    private ActiveResponse? Default => _active.Find(response => !response.Settings.OutOfBand);

    /// <summary>The item with this id, if it is being generated.</summary>
    public OutputItem? FindItem(string itemId) =>
        _active.SelectMany(response => response.Announced).FirstOrDefault(item => item.Id == itemId);

    /// <summary>Answers a <c>response.create</c>.</summary>
    /// <exception cref="RealtimeErrorException">Another response writes to the default conversation.</exception>
    public void Create(ResponseSettings settings)
    {
        if (_rejections < _session.Options.ResponseCreateRejections.Count)
        {
            throw new RealtimeErrorException(_session.Options.ResponseCreateRejections[_rejections++]);
        }

        if (!settings.OutOfBand && Default is { } active)
        {
            throw AlreadyActive(active);
        }

        Begin(settings, _session.Clock.Now, isIdle: false);
    }

    /// <summary>Answers a turn that voice detection has ended.</summary>
    /// <param name="since">When it ended, on the session clock.</param>
    public void CreateAfterTurn(TimeSpan since) => CreateAutomatically(since, isIdle: false);

    /// <summary>Speaks up after an idle timeout.</summary>
    /// <param name="since">When it fired, on the session clock.</param>
    public void CreateAfterIdle(TimeSpan since) => CreateAutomatically(since, isIdle: true);

    /// <summary>Answers a <c>response.cancel</c>.</summary>
    /// <param name="responseId">Which response; null for the one of the default conversation.</param>
    /// <exception cref="RealtimeErrorException">There is no such response in progress.</exception>
    public void Cancel(string? responseId)
    {
        var response = responseId is null ? Default : _active.Find(r => r.Id == responseId);
        if (response is null)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.ResponseCancelNotActive, "Cancellation failed: no active response found");
        }

        CloseEarly(response, "client_cancelled");
    }

    /// <summary>Cancels the response of the default conversation, if there is one, because the caller speaks.</summary>
    public void InterruptBySpeech()
    {
        if (Default is { } response)
        {
            CloseEarly(response, "turn_detected");
        }
    }

    /// <summary>Goes on with output that was held back.</summary>
    public void Resume()
    {
        foreach (var response in _active.ToArray())
        {
            _stream.Resume(response);
        }
    }

    /// <summary>Stops everything without another word.</summary>
    public void Abandon()
    {
        foreach (var response in _active)
        {
            response.IsOver = true;
            response.Cancellation.Cancel();
        }

        _active.Clear();
    }

    private void CreateAutomatically(TimeSpan since, bool isIdle)
    {
        if (Default is { } active)
        {
            // Nobody asked by an event, so there is no one to throw at.
            ErrorEvents.Send(_session.Events, AlreadyActive(active).Error, null);
            return;
        }

        Begin(ResponseSettings.From(_session.Config), since, isIdle);
    }

    private void Begin(ResponseSettings settings, TimeSpan since, bool isIdle)
    {
        var items = settings.Input ?? _session.Conversation.Snapshot();
        var response = new ActiveResponse
        {
            Id = _session.Ids.Response(),
            Settings = settings,
            Since = since,
            Usage = _meter.Measure(settings, items),
        };
        _active.Add(response);
        if (!settings.OutOfBand)
        {
            DefaultResponseStarted?.Invoke();
        }

        ResponseEvents.Created(_session, response);
        _ = PlanAsync(response, new ResponseRequest
        {
            ResponseId = response.Id,
            Items = items,
            Instructions = settings.Instructions,
            Tools = settings.Tools.Functions,
            ToolChoice = settings.ToolChoice,
            WantsAudio = settings.AudioOutput,
            Voice = settings.Voice,
            Speed = settings.Speed,
            OutOfBand = settings.OutOfBand,
            IdleTimeout = isIdle,
            Metadata = settings.Metadata ?? new Dictionary<string, string>(),
        });
    }

    private async Task PlanAsync(ActiveResponse response, ResponseRequest request)
    {
        ResponsePlan plan;
        var immediate = true;
        try
        {
            var pending = _session.Brain.RespondAsync(request, response.Cancellation.Token);
            immediate = pending.IsCompleted;
            plan = await pending.ConfigureAwait(false);
        }
        catch (Exception) when (response.IsOver)
        {
            return;
        }
        catch (Exception exception)
        {
            // The client hears what the service would say, the log hears the rest.
            _session.Log.ResponseFailed(exception, response.Id);
            plan = ResponsePlan.Fail(ErrorCodes.ServerError, "The server had an error while processing your request.");
        }

        if (immediate)
        {
            _session.Deadlines.Schedule(_session.Clock.Now, () => OnPlanned(response, plan));
        }
        else
        {
            _session.Post(() => OnPlanned(response, plan));
        }
    }

    private void OnPlanned(ActiveResponse response, ResponsePlan plan)
    {
        if (!response.IsOver)
        {
            _stream.Start(response, plan);
        }
    }

    private void CloseEarly(ActiveResponse response, string reason)
    {
        _stream.CloseOut(response);
        response.Cancellation.Cancel();
        Finish(response, "cancelled", reason, null);
        _stream.SendStragglers(response, _session.Options.StragglerDeltas);
    }

    private void Finish(ActiveResponse response, string status, string? reason, PlanError? error)
    {
        response.IsOver = true;
        _active.Remove(response);
        var usage = response.Usage.WithOutput(response.Announced);
        ResponseEvents.Done(_session, response, status, reason, error, usage);
        _rateLimits.Spend(usage.Total);
        response.Cancellation.Dispose();
        if (!response.Settings.OutOfBand)
        {
            DefaultResponseDone?.Invoke(response.SentAudio);
        }
    }

    private static RealtimeErrorException AlreadyActive(ActiveResponse active) => RealtimeErrorException.Invalid(
        ErrorCodes.ActiveResponse,
        $"Conversation already has an active response in progress: {active.Id}. Wait until the response is finished before creating a new one.");
}
