using System.Reflection;
using Akka.Configuration;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>Loads the assemblies that <c>akkavoice.stages.assemblies</c> names and lets their modules add stages.</summary>
internal static class StageModules
{
    private const string Key = "akkavoice.stages.assemblies";

    public static void Load(Config config, StageCatalog catalog, string baseDirectory, ICollection<string> errors)
    {
        if (!config.HasPath(Key) || config.GetValue(Key).IsNothing())
            return;
        if (!config.GetValue(Key).IsList())
        {
            errors.Add($"{Key}: not a list; allowed: paths of assemblies ([\"stages/MyStage.dll\"])");
            return;
        }

        foreach (var named in config.GetStringList(Key))
        {
            try
            {
                AddFrom(Path.GetFullPath(named, Path.GetFullPath(baseDirectory)), catalog);
            }
            catch (Exception e)
            {
                errors.Add($"{Key}: {named}: {Explain(e)}");
            }
        }
    }

    private static void AddFrom(string path, StageCatalog catalog)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"no such file ({path})");
        var assembly = new StageLoadContext(path).LoadFromAssemblyPath(path);
        var modules = assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IStageModule))).ToList();
        if (modules.Count == 0)
            throw new InvalidOperationException($"no stages in it; wanted: a public class that implements {typeof(IStageModule).FullName}");
        foreach (var type in modules)
        {
            if (type.GetConstructor(Type.EmptyTypes) is null)
                throw new InvalidOperationException($"{type.FullName} has no public constructor without parameters");
            ((IStageModule)Activator.CreateInstance(type)!).AddStages(catalog);
        }
    }

    private static string Explain(Exception e) => e switch
    {
        TargetInvocationException { InnerException: { } inner } => Explain(inner),
        BadImageFormatException => "not a .NET assembly",
        TypeLoadException or MissingMethodException or MissingFieldException => $"made for another version of AkkaVoice ({e.Message})",
        FileNotFoundException { FileName: { } missing } => $"a library it needs is missing: {missing}",
        _ => e.Message,
    };
}
