using System.Globalization;

namespace Akka.Util;

/// <summary>
/// The version of an application: two or three numbers and a rest behind <c>-</c> or <c>+</c>, which may begin with a number of commits and
/// <c>-</c>; that number counts as one more of the version's. Of versions with the same numbers the one without a rest is the newest. Text
/// without dots that is no number is all rest, and older than every number.
/// </summary>
public class AppVersion : IComparable<AppVersion>, IEquatable<AppVersion>
{
    private const int MaxNumbers = 3;

    public static readonly AppVersion Zero = new("0.0.0", [0, 0, 0, 0], "");

    /// <summary>The numbers and that of the commits; zeros fill the end.</summary>
    private readonly int[] _numbers;
    private readonly string _rest;

    private AppVersion(string version, int[] numbers, string rest)
    {
        Version = version;
        _numbers = numbers;
        _rest = rest;
    }

    public string Version { get; }

    public static bool operator ==(AppVersion first, AppVersion second) => first is null ? second is null : first.Equals(second);

    public static bool operator !=(AppVersion first, AppVersion second) => !(first == second);

    /// <exception cref="ArgumentOutOfRangeException">The text is empty or has more than three parts between dots.</exception>
    /// <exception cref="FormatException">What stands between the dots is no number.</exception>
    /// <exception cref="OverflowException">A number is greater than <see cref="int.MaxValue"/>.</exception>
    public static AppVersion Create(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (version.Length == 0)
            throw new ArgumentOutOfRangeException(nameof(version), "Empty version not supported.");
        if (!version.Contains('.') && !version.All(char.IsAsciiDigit))
            return new AppVersion(version, new int[MaxNumbers + 1], version);
        var parts = version.Split('.');
        if (parts.Length > MaxNumbers)
            throw new ArgumentOutOfRangeException(nameof(version), $"Only {MaxNumbers} digits separated with '.' are supported. [{version}]");
        var restStart = parts[^1].IndexOfAny(['-', '+']);
        var rest = restStart < 0 ? "" : parts[^1][(restStart + 1)..];
        if (restStart >= 0)
            parts[^1] = parts[^1][..restStart];
        var numbers = new int[MaxNumbers + 1];
        for (var i = 0; i < parts.Length; i++)
            numbers[i] = int.Parse(parts[i], NumberStyles.Integer, CultureInfo.InvariantCulture);
        var commits = rest.TakeWhile(char.IsAsciiDigit).Count();
        if (commits > 0 && commits < rest.Length && rest[commits] == '-')
        {
            numbers[parts.Length] = int.Parse(rest[..commits], NumberStyles.None, CultureInfo.InvariantCulture);
            rest = rest[(commits + 1)..];
        }

        return new AppVersion(version, numbers, rest);
    }

    /// <summary>Compares the numbers, then the rests as text. Versions written differently may be as old as each other.</summary>
    /// <exception cref="NullReferenceException"><paramref name="other"/> is null.</exception>
    public int CompareTo(AppVersion other)
    {
        var order = _numbers.AsSpan().SequenceCompareTo(other._numbers);
        if (order != 0)
            return order;
        if (_rest.Length == 0 || other._rest.Length == 0)
            return other._rest.Length.CompareTo(_rest.Length);
        return string.CompareOrdinal(_rest, other._rest);
    }

    /// <summary>Whether both are written in the same way: <c>1.0</c> is not <c>1.0.0</c>.</summary>
    public bool Equals(AppVersion other) => other is not null && Version == other.Version;

    public override bool Equals(object obj) => Equals(obj as AppVersion);

    public override int GetHashCode() => Version.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Version;
}
