using System.Globalization;

namespace AkkaVoice.BrowserFlood;

/// <summary>Rounds of three: quiet, the strangers elsewhere, the strangers here; one after the other, so that what else the machine does hits all alike.</summary>
internal static class Measurement
{
    // The first attack has the runtime compile and recompile all that it touches, which is most of its cost and comes once.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    // The first moment belongs to what was before, and what still hangs after an attack is let go.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(int rounds, TimeSpan length, string pace, string kinds)
    {
        await using var model = Part.Start(isStranger: false, "model");
        await using var service = Part.Start(isStranger: false, "service", await model.AddressAsync());
        await using var bystander = Part.Start(isStranger: true, "bystander");
        await using var strangers = Part.Start(isStranger: true, "strangers", kinds, pace);
        var (here, elsewhere) = (await service.AddressAsync(), await bystander.AddressAsync());
        await strangers.HearAsync();
        await using var neighbour = await Neighbour.ConnectAsync(new Uri(here));

        var calm = new Condition("calm");
        var attacks = new[] { (Condition: new Condition("strangers elsewhere"), Target: elsewhere), (Condition: new Condition("strangers here"), Target: here) };
        await AttackAsync(here, WarmUp);
        for (var round = 0; round < rounds; round++)
        {
            await MeasureAsync(calm, length, 0);
            foreach (var (condition, target) in round % 2 == 0 ? attacks : attacks.Reverse())
            {
                await strangers.TellAsync(target);
                await neighbour.ListenAsync(Settle);
                var add = await ListenAsync(length);
                await strangers.TellAsync("");
                add(condition, int.Parse(await strangers.HearAsync(), CultureInfo.InvariantCulture));
                await neighbour.ListenAsync(Calm);
            }
        }

        Console.WriteLine("In ms, median, p99 and most: how late the voice's frames came to the neighbour (100: its queue had just run empty), and how long the microphone's took to the model.");
        foreach (var condition in new[] { calm, attacks[0].Condition, attacks[1].Condition })
            Console.WriteLine(condition);
        Console.WriteLine("Change of p99 (nine of ten):");
        Console.WriteLine($"  elsewhere against calm: {attacks[0].Condition.Against(calm)}");
        Console.WriteLine($"  here against calm: {attacks[1].Condition.Against(calm)}");
        Console.WriteLine($"  here against elsewhere: {attacks[1].Condition.Against(attacks[0].Condition)}");

        async Task AttackAsync(string target, TimeSpan time)
        {
            await strangers.TellAsync(target);
            await neighbour.ListenAsync(time);
            await strangers.TellAsync("");
            await strangers.HearAsync();
            await neighbour.ListenAsync(Calm);
        }

        async Task MeasureAsync(Condition condition, TimeSpan time, int connects) => (await ListenAsync(time))(condition, connects);

        async Task<Action<Condition, int>> ListenAsync(TimeSpan time)
        {
            await ArrivalsAsync();
            var before = service.ProcessorTime;
            var voice = await neighbour.ListenAsync(time);
            var busy = (service.ProcessorTime - before) / time;
            var microphone = neighbour.Delays(await ArrivalsAsync());
            return (condition, connects) => condition.Add(voice, microphone, busy, connects);
        }

        async Task<string> ArrivalsAsync()
        {
            await model.TellAsync("arrivals");
            return await model.HearAsync();
        }
    }
}
