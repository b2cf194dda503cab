using System.Reflection;
using System.Xml.Linq;

namespace Akka.Configuration;

/// <summary>The program's XML configuration file, next to its entry assembly.</summary>
internal static class AppConfigFile
{
    /// <summary>The text of <c>configuration/akka/hocon</c>, or null.</summary>
    internal static string ReadHocon()
    {
        var entry = Assembly.GetEntryAssembly()?.Location;
        if (string.IsNullOrEmpty(entry) || !File.Exists(entry + ".config"))
            return null;
        return XDocument.Load(entry + ".config").Root?.Element("akka")?.Element("hocon")?.Value;
    }
}
