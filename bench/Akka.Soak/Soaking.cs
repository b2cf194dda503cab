using Akka.Actor;
using Akka.Configuration;
using AkkaSoak.Soaks;

namespace AkkaSoak;

/// <summary>Does the same small thing very often, and shows at ten points how much memory and how many threads and handles there are.</summary>
internal static class Soaking
{
    private const int DefaultCycles = 1_000_000;
    private const int Points = 10;

    private static readonly Dictionary<string, Func<ActorSystem, ISoak>> All = new()
    {
        ["streams"] = system => new StreamSoak(system),
        ["actors"] = system => new ActorSoak(system),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static async Task<int> Run(string name, string[] rest)
    {
        if (!All.TryGetValue(name, out var make))
        {
            Console.Error.WriteLine($"unknown: {name}; known: {string.Join(' ', Names)}");
            return 2;
        }

        var cycles = DefaultCycles;
        if (rest.Length > 0 && (!int.TryParse(rest[0], out cycles) || cycles < Points))
        {
            Console.Error.WriteLine($"'{rest[0]}' is no number of cycles; allowed: {Points} and more");
            return 2;
        }

        var system = ActorSystem.Create("soak", ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"));
        var soak = make(system);
        await soak.Run(cycles / Points);
        Console.WriteLine("cycles     heap KB    RSS MB  threads  handles   left   CPU us/cycle");
        Print(0, 0, soak);
        for (var point = 1; point <= Points; point++)
        {
            var cpu = Figures.Cpu;
            await soak.Run(cycles / Points);
            Print(cycles / Points * point, (Figures.Cpu - cpu).TotalMicroseconds / (cycles / Points), soak);
        }

        await system.Terminate();
        return 0;
    }

    private static void Print(int cycles, double cpu, ISoak soak)
    {
        var left = soak.CountLeft();
        Figures.Collect();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var heap = GC.GetTotalMemory(forceFullCollection: true) / 1024.0;
        Console.WriteLine(
            $"{cycles,9:N0} {heap,9:N1} {process.WorkingSet64 / 1048576.0,9:N1} {process.Threads.Count,8} {process.HandleCount,8} {left,6} {cpu,14:N2}");
    }
}
