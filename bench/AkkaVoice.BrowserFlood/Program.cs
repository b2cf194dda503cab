using System.Globalization;
using AkkaVoice.BrowserFlood;

// What 50 browsers that misbehave cost a neighbour: its voice frames are timed in quiet rounds, in rounds in which the 50 fall upon a process that has
// nothing to do with the service, and in rounds in which they fall upon the service. Everything is real ("akkavoice run", sockets, clocks), and the
// model, the service, the strangers and the neighbour are processes of their own.
switch (args)
{
    case ["model"]:
        await Roles.ModelAsync();
        break;
    case ["service", var model]:
        await Roles.ServiceAsync(model);
        break;
    case ["bystander"]:
        await Roles.BystanderAsync();
        break;
    case ["strangers", var kinds, var pace]:
        await Roles.StrangersAsync(50, [.. kinds.Select(kind => kind - '0')], pace == "program" ? Pace.Program : Pace.Browser);
        break;
    default:
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 6;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 8;
        await Measurement.RunAsync(rounds, TimeSpan.FromSeconds(seconds), args.Length > 2 ? args[2] : "browser", args.Length > 3 ? args[3] : "01234");
        break;
}
