using Xunit.Abstractions;

namespace Akka.Compat.Tests.Stress;

/// <summary>
/// Random schedules. <c>COMPAT_STRESS_SEED</c> repeats a run, as far as threads allow; <c>COMPAT_STRESS_FACTOR</c> makes every test that
/// many times as long (1 to 1000, default 1).
/// </summary>
internal static class Schedules
{
    private const string SeedVariable = "COMPAT_STRESS_SEED";
    private const string FactorVariable = "COMPAT_STRESS_FACTOR";

    private static readonly int Factor = Read(FactorVariable, 1, 1, 1000);

    /// <summary>Runs <paramref name="round"/> often, each time with random numbers of its own; a failure names the seed.</summary>
    public static async Task Run(ITestOutputHelper output, int rounds, Func<Random, int, Task> round)
    {
        var seed = Read(SeedVariable, Environment.TickCount & 0x7fff_ffff, 0, int.MaxValue);
        output.WriteLine($"{SeedVariable}={seed}");
        for (var i = 0; i < rounds * Factor; i++)
        {
            try
            {
                await round(new Random(unchecked(seed + i)), i);
            }
            catch (Exception cause)
            {
                throw new InvalidOperationException($"round {i} failed; repeat it with {SeedVariable}={unchecked(seed + i)}: {cause.Message}", cause);
            }
        }
    }

    /// <summary>Lets a random time pass, between nothing and a few microseconds.</summary>
    public static void Dawdle(Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                Thread.Yield();
                break;
            case 1:
                Thread.SpinWait(random.Next(200));
                break;
            default:
                break;
        }
    }

    private static int Read(string variable, int otherwise, int minimum, int maximum)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
            return otherwise;
        return int.TryParse(text, out var value) && value >= minimum && value <= maximum
            ? value
            : throw new ArgumentException($"{variable} is '{text}'; allowed: {minimum} to {maximum}");
    }
}
