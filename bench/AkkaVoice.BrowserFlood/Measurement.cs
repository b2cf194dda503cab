using System.Globalization;

namespace AkkaVoice.BrowserFlood;

/// <summary>Rounds of three: quiet, the strangers elsewhere, the strangers here; one after the other, so that what else the machine does hits all alike.</summary>
internal static class Measurement
{
    // The first attack has the runtime compile and recompile all that it touches, which is most of its cost and comes once.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(int rounds, TimeSpan length, string pace, string kinds)
    {
        await using var model = Part.Start(isNice: false, "model");
        await using var service = Part.Start(isNice: false, "service", await model.AddressAsync());
        await using var bystander = Part.Start(isNice: true, "bystander");
        await using var strangers = Part.Start(isNice: true, "strangers", kinds, pace);
        var (here, elsewhere) = (await service.AddressAsync(), await bystander.AddressAsync());
        await strangers.HearAsync();
        await using var neighbour = await Neighbour.ConnectAsync(new Uri(here));

        var (calm, contended, attacked) = (new Condition("calm"), new Condition("strangers elsewhere"), new Condition("strangers here"));
        for (var round = -1; round < rounds; round++)
        {
            foreach (var (condition, target) in new[] { (calm, ""), (contended, elsewhere), (attacked, here) })
            {
                if (target.Length > 0)
                    await strangers.TellAsync(target);
                // The first moments belong to what was before.
                await neighbour.ListenAsync(TimeSpan.FromSeconds(1));
                var before = service.ProcessorTime;
                var late = await neighbour.ListenAsync(round < 0 && target == here ? WarmUp : length);
                var busy = (service.ProcessorTime - before) / length;
                var connects = 0;
                if (target.Length > 0)
                {
                    await strangers.TellAsync("");
                    connects = int.Parse(await strangers.HearAsync(), CultureInfo.InvariantCulture);
                    // What still hangs is let go.
                    await neighbour.ListenAsync(TimeSpan.FromSeconds(3));
                }

                if (round >= 0)
                    condition.Add(late, busy, connects);
            }
        }

        Console.WriteLine("Lateness of the neighbour's voice frames in ms (0: its queue was full, 100: it had just run empty), medians of the rounds:");
        foreach (var condition in new[] { calm, contended, attacked })
            Console.WriteLine(condition);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p99 against calm, pair by pair: strangers elsewhere {contended.Against(calm)}; strangers here {attacked.Against(calm)}; here against elsewhere {attacked.Against(contended)}"));
    }
}
