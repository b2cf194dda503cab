using System.Text;

namespace AkkaVoice.Load.Peers;

/// <summary>
/// A message rendered once, with places for a number: <c>#a</c>, padded to 10 digits. Filling in writes the digits in place, for one thread at a time.
/// </summary>
internal sealed class Template
{
    private const string Hole = "aaaaaaaaaa";

    private readonly byte[] _frame;
    private readonly int[] _places;

    public Template(string json)
    {
        _frame = ServerFrame.Of(json.Replace("#a", Hole, StringComparison.Ordinal));
        _places = PlacesOf(Encoding.ASCII.GetBytes(Hole));
    }

    /// <summary>The framed message; valid until this is filled in again.</summary>
    public byte[] Fill(long number)
    {
        foreach (var place in _places)
        {
            var rest = number;
            for (var i = Hole.Length - 1; i >= 0; i--, rest /= 10)
                _frame[place + i] = (byte)('0' + (rest % 10));
        }

        return _frame;
    }

    private int[] PlacesOf(byte[] hole)
    {
        var places = new List<int>();
        for (var from = 0; _frame.AsSpan(from).IndexOf(hole) is >= 0 and var at; from += at + hole.Length)
            places.Add(from + at);
        return [.. places];
    }
}
