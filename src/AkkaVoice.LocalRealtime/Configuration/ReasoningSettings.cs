using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>
/// Checks <c>reasoning</c> and <c>parallel_tool_calls</c>. Models of the 2.x generation take them (and do not echo them); any other
/// model rejects the whole update.
/// </summary>
internal static class ReasoningSettings
{
    public static void Check(string model, FieldReader fields)
    {
        if (fields.HasValue("reasoning", out var reasoning))
        {
            RequireReasoningModel(model, fields, "reasoning");
            var settings = new FieldReader(reasoning, fields.PathOf("reasoning"));
            settings.AllowOnly("effort");
            if (settings.HasValue("effort", out var effort))
            {
                settings.OneOf("effort", effort, "minimal", "low", "medium", "high", "xhigh");
            }
        }

        if (fields.HasValue("parallel_tool_calls", out var parallel))
        {
            RequireReasoningModel(model, fields, "parallel_tool_calls");
            fields.Boolean("parallel_tool_calls", parallel);
        }
    }

    private static void RequireReasoningModel(string model, FieldReader fields, string name)
    {
        if (!ModelDefaults.IsReasoning(model))
        {
            throw fields.Invalid(name, $"'{fields.PathOf(name)}' is not supported with the model '{model}'.");
        }
    }
}
