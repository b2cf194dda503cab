using System.Globalization;

namespace Akka.Util;

/// <summary>
/// The version of an application: up to three numbers and a rest behind <c>-</c> or <c>+</c>. A version with a rest comes before the one
/// without. Text without dots that is no number is all rest.
/// </summary>
public class AppVersion : IComparable<AppVersion>, IEquatable<AppVersion>
{
    private const int MaxNumbers = 3;

    public static readonly AppVersion Zero = new("0.0.0", [0, 0, 0], "");

    private readonly int[] _numbers;
    private readonly string _rest;

    private AppVersion(string version, int[] numbers, string rest)
    {
        Version = version;
        _numbers = numbers;
        _rest = rest;
    }

    public string Version { get; }

    /// <exception cref="ArgumentOutOfRangeException">The text is empty or has more than three numbers.</exception>
    /// <exception cref="FormatException">What stands between the dots is no number.</exception>
    public static AppVersion Create(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (version.Length == 0)
            throw new ArgumentOutOfRangeException(nameof(version), "Empty version not supported.");
        var restStart = version.IndexOfAny(['-', '+']);
        var dotted = restStart < 0 ? version : version[..restStart];
        if (!dotted.Contains('.') && (restStart >= 0 || !int.TryParse(dotted, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return new AppVersion(version, [0, 0, 0], version);
        var parts = dotted.Split('.');
        if (parts.Length > MaxNumbers)
            throw new ArgumentOutOfRangeException(nameof(version), $"Only {MaxNumbers} digits separated with '.' are supported. [{version}]");
        var numbers = new int[MaxNumbers];
        for (var i = 0; i < parts.Length; i++)
            numbers[i] = int.Parse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture);
        return new AppVersion(version, numbers, restStart < 0 ? "" : version[(restStart + 1)..]);
    }

    public int CompareTo(AppVersion other)
    {
        if (other is null)
            return 1;
        var order = _numbers.AsSpan().SequenceCompareTo(other._numbers);
        if (order != 0)
            return order;
        if (_rest.Length == 0 || other._rest.Length == 0)
            return other._rest.Length.CompareTo(_rest.Length);
        return CompareRests(other);
    }

    public bool Equals(AppVersion other) => other is not null && _rest == other._rest && _numbers.AsSpan().SequenceEqual(other._numbers);

    public override bool Equals(object obj) => Equals(obj as AppVersion);

    public override int GetHashCode() => HashCode.Combine(_numbers[0], _numbers[1], _numbers[2], _rest);

    public override string ToString() => Version;

    /// <summary>A commit count in front counts as a number; the rest is compared as text.</summary>
    private int CompareRests(AppVersion other)
    {
        var isText = ReferenceEquals(_rest, Version) || ReferenceEquals(other._rest, other.Version);
        if (!isText && LeadingNumber(_rest) is { } mine && LeadingNumber(other._rest) is { } theirs && mine != theirs)
            return mine.CompareTo(theirs);
        return string.CompareOrdinal(_rest, other._rest);
    }

    private static int? LeadingNumber(string rest)
    {
        var end = rest.IndexOf('-');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
