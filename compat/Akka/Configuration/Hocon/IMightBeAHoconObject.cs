namespace Akka.Configuration.Hocon;

/// <summary>An element that is an object, or stands for one.</summary>
public interface IMightBeAHoconObject
{
    bool IsObject();

    HoconObject GetObject();
}
