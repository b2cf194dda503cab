using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>Reads <c>akkavoice.pipelines</c> and reports everything that is wrong with it.</summary>
internal sealed class PipelineReader(StageCatalog catalog, ICollection<string> errors)
{
    private const string Root = "akkavoice.pipelines";
    private const string Policy = "on-stage-failure";
    private const string ListForm = "a list of stages ([ { stage = gain, db = 3 } ]) or an object with 'stages' and 'on-stage-failure'";

    public SessionPipelines Read(Config config)
    {
        if (!config.HasPath(Root) || config.GetValue(Root).IsNothing())
            return SessionPipelines.Empty;
        if (config.GetValue(Root).Members() is not { } pipelines)
        {
            errors.Add($"{Root}: not an object; allowed: 'input', 'output' and '{Policy}' within");
            return SessionPipelines.Empty;
        }

        RejectUnknown(Root, pipelines, Policy, "input", "output");
        var policy = ReadPolicy(Root, pipelines, FailurePolicy.Bypass);
        return new SessionPipelines(ReadPipeline("input", pipelines, policy), ReadPipeline("output", pipelines, policy));
    }

    private Pipeline ReadPipeline(string name, IReadOnlyDictionary<string, HoconValue> pipelines, FailurePolicy policy)
    {
        var path = $"{Root}.{name}";
        if (!pipelines.TryGetValue(name, out var value) || value.IsNothing())
            return new Pipeline(name, policy, []);
        if (value.Members() is { } members)
        {
            RejectUnknown(path, members, Policy, "stages");
            policy = ReadPolicy(path, members, policy);
            if (!members.TryGetValue("stages", out value!) || value.IsNothing())
                return new Pipeline(name, policy, []);
            path = $"{path}.stages";
        }

        if (!value.IsList())
        {
            errors.Add($"{path}: not allowed; allowed: {ListForm}");
            return new Pipeline(name, policy, []);
        }

        var stages = value.GetArray().Select((stage, i) => ReadStage($"{path}[{i}]", $"{name}[{i}]", stage));
        return new Pipeline(name, policy, [.. stages.OfType<(string, StageFactory)>()]);
    }

    private (string Stage, StageFactory Factory)? ReadStage(string path, string place, HoconValue value)
    {
        if (value.Members() is not { } members)
        {
            errors.Add($"{path}: not a stage; allowed: an object that names one ({{ stage = gain, db = 3 }})");
            return null;
        }

        if (!members.TryGetValue("stage", out var named) || !named.IsString())
        {
            errors.Add($"{path}: it does not name its stage; allowed: stage = {string.Join(" or ", catalog.Names)}");
            return null;
        }

        var name = named.GetString();
        if (catalog.Find(name) is not { } read)
        {
            var hint = Words.Nearest(name, catalog.Names) is { } nearest ? $" (did you mean {nearest}?)" : "";
            errors.Add($"{path}.stage = {name}: no such stage{hint}; allowed: {string.Join(", ", catalog.Names)}");
            return null;
        }

        var parameters = new StageParameters(path, members, errors);
        try
        {
            var factory = read(parameters);
            parameters.RejectUnread(name);
            return ($"{place} {name}", factory);
        }
        catch (Exception e)
        {
            errors.Add($"{path}: the stage {name} could not read its parameters ({e.Message})");
            return null;
        }
    }

    private FailurePolicy ReadPolicy(string path, IReadOnlyDictionary<string, HoconValue> members, FailurePolicy inherited) =>
        new StageParameters(path, members, errors).Choice(Policy, inherited);

    private void RejectUnknown(string path, IReadOnlyDictionary<string, HoconValue> members, params string[] known)
    {
        foreach (var key in members.Keys.Where(key => !known.Contains(key)).Order())
            errors.Add($"{path}.{key}: no such key; allowed: {string.Join(", ", known)}");
    }
}
