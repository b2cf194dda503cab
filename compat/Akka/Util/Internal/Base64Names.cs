using System.Text;

namespace Akka.Util.Internal;

/// <summary>Turns counters into the short names of anonymous actors.</summary>
internal static class Base64Names
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    /// <summary>The number in base 64, least significant digit first, behind <paramref name="prefix"/>: 0 is "a", 64 is "ab".</summary>
    public static string Encode(string prefix, long number)
    {
        var text = new StringBuilder(prefix, prefix.Length + 11);
        do
        {
            text.Append(Digits[(int)(number & 63)]);
            number >>= 6;
        }
        while (number > 0);
        return text.ToString();
    }
}
