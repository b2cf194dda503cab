using AkkaVoice.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["smoke"])
    return Smoke.Run();
BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly).Run(args, new BenchmarkSettings());
return 0;
