using System.Reflection;
using System.Runtime.Loader;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// Loads a plug-in assembly with the libraries it brings along. What the program has itself comes from the program: a plug-in's folder holds
/// copies of AkkaVoice and Akka, and a second copy of a type is another type.
/// </summary>
internal sealed class StageLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
        }
        catch (FileNotFoundException)
        {
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } own ? LoadFromAssemblyPath(own) : null;
        }
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } own ? LoadUnmanagedDllFromPath(own) : nint.Zero;
}
