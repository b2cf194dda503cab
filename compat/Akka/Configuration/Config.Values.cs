using Akka.Configuration.Hocon;

namespace Akka.Configuration;

// Typed reads: the default where no value stands at the path, an error that names the path where the value does not fit.
public partial class Config
{
    public virtual bool GetBoolean(string path, bool @default = false) => Read(path, @default, Conversion.ToBoolean);

    public virtual int GetInt(string path, int @default = 0) => Read(path, @default, Conversion.ToInt);

    public virtual long GetLong(string path, long @default = 0) => Read(path, @default, Conversion.ToLong);

    public virtual string GetString(string path, string @default = null) => Read(path, @default, (value, _) => value.GetString());

    public virtual float GetFloat(string path, float @default = 0) => Read(path, @default, Conversion.ToFloat);

    public virtual double GetDouble(string path, double @default = 0) => Read(path, @default, Conversion.ToDouble);

    public virtual decimal GetDecimal(string path, decimal @default = 0) => Read(path, @default, Conversion.ToDecimal);

    /// <summary>A size in bytes, or null where none is given. Units: see <see cref="HoconValue.GetByteSize"/>.</summary>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <inheritdoc cref="GetByteSize(string)"/>
    public virtual long? GetByteSize(string path, long? def = null) => Read(path, def, Conversion.ToByteSize);

    /// <summary>A duration; a bare number counts milliseconds. Units: see <see cref="HoconValue.GetTimeSpan"/>.</summary>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Read(path, @default.GetValueOrDefault(), (value, at) => Conversion.ToTimeSpan(value, at, allowInfinite));

    public virtual IList<bool> GetBooleanList(string path) => ReadList(path, Conversion.ToBoolean);

    public virtual IList<decimal> GetDecimalList(string path) => ReadList(path, Conversion.ToDecimal);

    public virtual IList<float> GetFloatList(string path) => ReadList(path, Conversion.ToFloat);

    public virtual IList<double> GetDoubleList(string path) => ReadList(path, Conversion.ToDouble);

    public virtual IList<int> GetIntList(string path) => ReadList(path, Conversion.ToInt);

    public virtual IList<long> GetLongList(string path) => ReadList(path, Conversion.ToLong);

    public virtual IList<byte> GetByteList(string path) => ReadList(path, Conversion.ToByte);

    public virtual IList<string> GetStringList(string path) => GetStringList(path, []);

    /// <summary>The strings at <paramref name="path"/>, or <paramref name="defaultPaths"/> where nothing stands there.</summary>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        GetValue(path) is null ? defaultPaths : ReadList(path, (value, _) => value.GetString());

    private List<T> ReadList<T>(string path, Func<HoconValue, string, T> convert) =>
        GetValue(path) is { } value ? Conversion.ToList(value, path, convert) : [];

    private T Read<T>(string path, T @default, Func<HoconValue, string, T> convert) =>
        GetValue(path) is { } value ? convert(value, path) : @default;
}
