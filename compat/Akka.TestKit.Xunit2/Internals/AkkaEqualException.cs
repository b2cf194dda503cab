using System.Globalization;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two values are not equal; says which, and what the expectation was about.</summary>
public class AkkaEqualException : XunitException
{
    public AkkaEqualException(string format = "", params object[] args) : base(Expand(format, args))
    {
    }

    public static AkkaEqualException ForMismatchedValues(object expected, object actual, string format = null, params object[] args)
    {
        var about = Expand(format ?? "", args);
        return new AkkaEqualException("{0}", $"Assert.Equal() Failure: {about}\nExpected: {expected ?? "(null)"}\nActual:   {actual ?? "(null)"}");
    }

    private static string Expand(string format, object[] args)
    {
        try
        {
            return args is null || args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        }
        catch (FormatException)
        {
            return $"{format} [{string.Join(", ", args)}]";
        }
    }
}
