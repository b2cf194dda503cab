using System.CommandLine;
using AkkaVoice.Load;
using AkkaVoice.Load.Bare;
using AkkaVoice.Load.Isolation;
using AkkaVoice.Load.Peers;
using AkkaVoice.Load.Soaking;

if (args is ["peer"])
{
    PeerServer.Run();
    return 0;
}

var root = new RootCommand("Measures the engine under load.") { LoadCommand.Create(), IsolationCommand.Create(), BareCommand.Create(), SoakCommand.Create() };
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync();
foreach (var error in parsed.Errors)
    Console.Error.WriteLine(error.Message);
return 2;
