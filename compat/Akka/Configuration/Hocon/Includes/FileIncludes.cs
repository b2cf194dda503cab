namespace Akka.Configuration.Hocon;

/// <summary>
/// Files, relative to the including file. As the specification has it, a file that is not there counts as an empty document
/// unless it is required, and a name without ending finds the file with one of the usual endings too.
/// </summary>
internal sealed class FileIncludes(string directory, params string[] openFiles) : IncludeSource
{
    private static readonly string[] Endings = ["", ".conf", ".hocon", ".json"];

    internal override ObjectNode Load(IncludeRequest request, IReadOnlyList<string> at)
    {
        var path = Path.GetFullPath(request.Name, directory);
        var file = Endings.Select(ending => path + ending).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return request.IsRequired
                ? throw new FormatException($"The required file '{path}' does not exist ({request.Origin})")
                : new ObjectNode(request.Origin);
        }

        if (openFiles.Contains(file))
            throw new FormatException($"Files include each other in a circle: {string.Join(" -> ", openFiles.Append(file))} ({request.Origin})");
        var includes = new FileIncludes(Path.GetDirectoryName(file), [.. openFiles, file]);
        return new DocumentParser(new Scanner(File.ReadAllText(file), file), includes, at).Parse();
    }
}
