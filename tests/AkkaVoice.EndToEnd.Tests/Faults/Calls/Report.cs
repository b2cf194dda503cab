using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults.Calls;

/// <summary>
/// Writes what a test measured to its output, and to the file that <c>AKKAVOICE_FAULT_REPORT</c> names, if it names one: one line a promise.
/// </summary>
internal sealed class Report(ITestOutputHelper output)
{
    private static readonly Lock Writing = new();

    public void Measured(string fault, string promise, string measured)
    {
        var line = $"| {fault} | {promise} | {measured} |";
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("AKKAVOICE_FAULT_REPORT") is { Length: > 0 } path)
        {
            lock (Writing)
                File.AppendAllText(path, line + "\n");
        }
    }
}
