using System.Text;

namespace AkkaVoice.Load.Peers;

/// <summary>
/// A message rendered once, with places for a number, <c>#a</c>, padded with zeros to 10 digits, and for a time, <c>#t</c>, padded with spaces. Filling in
/// writes the digits in place, for one thread at a time.
/// </summary>
internal sealed class Template
{
    private const string Number = "aaaaaaaaaa";
    private const string Time = "tttttttttt";

    private readonly byte[] _frame;
    private readonly int[] _numbers;
    private readonly int[] _times;

    public Template(string json)
    {
        _frame = ServerFrame.Of(json.Replace("#a", Number, StringComparison.Ordinal).Replace("#t", Time, StringComparison.Ordinal));
        _numbers = PlacesOf(Encoding.ASCII.GetBytes(Number));
        _times = PlacesOf(Encoding.ASCII.GetBytes(Time));
    }

    /// <summary>The framed message; valid until this is filled in again.</summary>
    public byte[] Fill(long number, long time)
    {
        foreach (var place in _numbers)
            Write(place, number, '0');
        foreach (var place in _times)
            Write(place, time, ' ');
        return _frame;
    }

    private void Write(int place, long value, char padding)
    {
        for (var i = Number.Length - 1; i >= 0; i--, value /= 10)
            _frame[place + i] = (byte)(value == 0 && i < Number.Length - 1 ? padding : '0' + (value % 10));
    }

    private int[] PlacesOf(byte[] hole)
    {
        var places = new List<int>();
        for (var from = 0; _frame.AsSpan(from).IndexOf(hole) is >= 0 and var at; from += at + hole.Length)
            places.Add(from + at);
        return [.. places];
    }
}
