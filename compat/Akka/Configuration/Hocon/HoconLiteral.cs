namespace Akka.Configuration.Hocon;

/// <summary>A string, number or boolean as its text; null is a literal without text.</summary>
public class HoconLiteral : IHoconElement
{
    public string Value { get; set; }

    public bool IsString() => true;

    public string GetString() => Value;

    public bool IsArray() => false;

    public IList<HoconValue> GetArray() =>
        throw new InvalidOperationException("This element is a string literal and not an array.");

    public override string ToString() => Value;
}
