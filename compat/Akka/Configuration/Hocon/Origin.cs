namespace Akka.Configuration.Hocon;

/// <summary>A place in a document: line and column count from 1; the source is a file name or null.</summary>
internal sealed record Origin(int Line, int Column, string Source)
{
    public override string ToString() =>
        $"{(Source is null ? "" : Source + ", ")}line {Line}, column {Column}";
}
