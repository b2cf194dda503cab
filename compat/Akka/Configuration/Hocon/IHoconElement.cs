namespace Akka.Configuration.Hocon;

/// <summary>A piece of a <see cref="HoconValue"/>: a literal, an array, an object or a substitution.</summary>
public interface IHoconElement
{
    bool IsString();

    string GetString();

    bool IsArray();

    IList<HoconValue> GetArray();
}
