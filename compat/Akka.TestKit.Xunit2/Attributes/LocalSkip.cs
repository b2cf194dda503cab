namespace Akka.TestKit.Xunit2.Attributes;

internal static class LocalSkip
{
    internal static string Reason(string skipLocal) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("XUNIT_SKIP_LOCAL_FACT")) ? null : skipLocal;
}
