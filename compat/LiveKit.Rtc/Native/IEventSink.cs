using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Native;

/// <summary>Whoever takes the events of one native object. Called on a native thread: put the event aside and return.</summary>
internal interface IEventSink
{
    void OnEvent(FfiEvent happened);
}
