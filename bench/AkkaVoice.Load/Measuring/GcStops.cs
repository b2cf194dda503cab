using System.Diagnostics.Tracing;
using System.Globalization;

namespace AkkaVoice.Load.Measuring;

/// <summary>Listens to the runtime for how long the collector stood everything still, each time, and what for.</summary>
/// <param name="tells">Whether each stop is told of.</param>
internal sealed class GcStops(bool tells) : EventListener
{
    private const EventKeywords Collector = (EventKeywords)1;

    private readonly Lock _lock = new();
    private DateTime _stopped;
    private string _what = "";
    private TimeSpan _longest;

    /// <summary>The longest stop since this was asked last.</summary>
    public TimeSpan TakeLongest()
    {
        lock (_lock)
        {
            var longest = _longest;
            _longest = TimeSpan.Zero;
            return longest;
        }
    }

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(source, EventLevel.Informational, Collector);
    }

    protected override void OnEventWritten(EventWrittenEventArgs written)
    {
        lock (_lock)
        {
            switch (written.EventName)
            {
                case "GCSuspendEEBegin_V1":
                    (_stopped, _what) = (written.TimeStamp, "");
                    break;
                case "GCStart_V2":
                    _what += $" generation {Field(written, "Depth")}{(Field(written, "Type") == "1" ? " in the background" : "")}";
                    break;
                case "GCHeapStats_V2":
                    _what += $", survived: {Kb(written, "TotalPromotedSize0")} + {Kb(written, "TotalPromotedSize1")} + {Kb(written, "TotalPromotedSize2")} KB";
                    break;
                case "GCRestartEEEnd_V1":
                    Note(written.TimeStamp - _stopped);
                    break;
            }
        }
    }

    private void Note(TimeSpan length)
    {
        _longest = length > _longest ? length : _longest;
        if (tells)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stop of {length.TotalMilliseconds:0.0} ms:{_what}"));
    }

    private static string Kb(EventWrittenEventArgs written, string name) =>
        (long.Parse(Field(written, name), CultureInfo.InvariantCulture) / 1_024).ToString(CultureInfo.InvariantCulture);

    private static string Field(EventWrittenEventArgs written, string name) =>
        Convert.ToString(written.Payload![written.PayloadNames!.IndexOf(name)], CultureInfo.InvariantCulture)!;
}
