namespace Akka.Configuration.Hocon;

// Text to typed values; reading through Config gives the same errors with the path in front.
public partial class HoconValue
{
    /// <exception cref="NotSupportedException">Not one of on, off, true, false, yes, no.</exception>
    public bool GetBoolean() => Conversion.ToBoolean(this, null);

    /// <exception cref="FormatException">Not a decimal number.</exception>
    public decimal GetDecimal() => Conversion.ToDecimal(this, null);

    /// <exception cref="FormatException">Not a number.</exception>
    public float GetFloat() => Conversion.ToFloat(this, null);

    /// <exception cref="FormatException">Not a number.</exception>
    public double GetDouble() => Conversion.ToDouble(this, null);

    /// <exception cref="FormatException">Not a whole number.</exception>
    public long GetLong() => Conversion.ToLong(this, null);

    /// <exception cref="FormatException">Not a whole number.</exception>
    public int GetInt() => Conversion.ToInt(this, null);

    /// <exception cref="FormatException">Not a whole number.</exception>
    /// <exception cref="OverflowException">Not in 0 … 255.</exception>
    public byte GetByte() => Conversion.ToByte(this, null);

    /// <summary>
    /// A duration: a number, with a fraction if need be, and one of ns, us, ms, s, m, h, d or their long names (nanosecond(s), nano(s), … day(s));
    /// without a unit it counts milliseconds. <c>infinite</c> is <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    /// <exception cref="FormatException">Not a duration, or infinite where that is not allowed.</exception>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) => Conversion.ToTimeSpan(this, null, allowInfinite);

    /// <summary>
    /// A size in bytes: a number and one of B, kB, MB, GB, TB, PB, EB (powers of 1000), K, M, G, T, P, E, Ki … Ei, KiB … EiB (powers of 1024)
    /// or their long names (kilobyte(s), kibibyte(s), …); without a unit it counts bytes. Null for null.
    /// </summary>
    /// <exception cref="FormatException">Not a size.</exception>
    public long? GetByteSize() => Conversion.ToByteSize(this, null);

    public IList<byte> GetByteList() => Conversion.ToList(this, null, Conversion.ToByte);

    public IList<int> GetIntList() => Conversion.ToList(this, null, Conversion.ToInt);

    public IList<long> GetLongList() => Conversion.ToList(this, null, Conversion.ToLong);

    public IList<bool> GetBooleanList() => Conversion.ToList(this, null, Conversion.ToBoolean);

    public IList<float> GetFloatList() => Conversion.ToList(this, null, Conversion.ToFloat);

    public IList<double> GetDoubleList() => Conversion.ToList(this, null, Conversion.ToDouble);

    public IList<decimal> GetDecimalList() => Conversion.ToList(this, null, Conversion.ToDecimal);

    public IList<string> GetStringList() => Conversion.ToList(this, null, (value, _) => value.GetString());
}
