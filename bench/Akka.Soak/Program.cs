using System.Globalization;
using AkkaSoak;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["measure", .. var names] => await Measuring.Run(names),
    ["soak", var what, .. var rest] => await Soaking.Run(what, rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Akka.Soak measure [NAME...]       what one thing costs; names: " + string.Join(' ', Measuring.Names));
    Console.Error.WriteLine("       Akka.Soak soak NAME [CYCLES]      whether memory stays flat; names: " + string.Join(' ', Soaking.Names));
    return 2;
}
