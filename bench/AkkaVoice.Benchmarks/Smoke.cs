using System.Linq.Expressions;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks;

/// <summary>Runs the benchmarks that must not allocate, for a moment each, and counts bytes. Times say little on a shared machine; bytes are exact.</summary>
internal static class Smoke
{
    private const int Runs = 2_000;
    private const int Attempts = 10;

    /// <summary>The runtime's own threads allocate now and then: less than this for all runs together is nobody's.</summary>
    private const long Noise = 2_048;

    /// <returns>0 when none allocates.</returns>
    public static int Run()
    {
        var marked =
            from type in typeof(Smoke).Assembly.GetTypes()
            from method in type.GetMethods()
            where method.GetCustomAttribute<AllocatesNothingAttribute>() is not null
            orderby type.Name, method.Name
            select (type, method);
        var failures = 0;
        foreach (var (type, method) in marked)
        {
            var parameter = type.GetProperties().SingleOrDefault(property => property.GetCustomAttribute<ParamsAttribute>() is not null);
            var values = parameter?.GetCustomAttribute<ParamsAttribute>()!.Values ?? [null];
            var with = method.GetCustomAttribute<AllocatesNothingAttribute>()!.With;
            foreach (var value in values.Where(value => with.Length == 0 || with.Contains(value)))
            {
                var bytes = Measure(type, method, parameter, value);
                failures += bytes > Noise ? 1 : 0;
                Console.WriteLine($"{type.Name}.{method.Name}{(value is null ? "" : $"({value})")}: {(bytes > Noise ? $"{bytes / (double)Runs:0.#} B a run, NOTHING EXPECTED" : "0 B")}");
            }
        }

        Console.WriteLine(failures == 0 ? "No path allocates that must not." : $"{failures} paths allocate that must not.");
        return failures == 0 ? 0 : 1;
    }

    private static long Measure(Type type, MethodInfo method, PropertyInfo? parameter, object? value)
    {
        var benchmark = Activator.CreateInstance(type)!;
        parameter?.SetValue(benchmark, value);
        Call<GlobalSetupAttribute>(benchmark);
        var run = Expression.Lambda<Action>(Expression.Block(Expression.Call(Expression.Constant(benchmark), method), Expression.Empty())).Compile();
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts && least > Noise; attempt++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var n = 0; n < Runs; n++)
                run();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Call<GlobalCleanupAttribute>(benchmark);
        return least;
    }

    private static void Call<T>(object benchmark)
        where T : Attribute =>
        benchmark.GetType().GetMethods().SingleOrDefault(method => method.GetCustomAttribute<T>() is not null)?.Invoke(benchmark, null);
}
