using System.Collections;
using System.Reflection;
using System.Text.Json;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaVoice.Actors.Agents;

/// <summary>Makes functions for the model out of methods.</summary>
internal static class MethodTools
{
    /// <summary>The library's own options lay JSON out for people, which costs the model tokens.</summary>
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>The method's name as tools are named: <c>GetWeatherAsync</c> is <c>get_weather</c>.</summary>
    /// <exception cref="ArgumentException">The method is a lambda, which has no name.</exception>
    public static string NameOf(MethodInfo method)
    {
        // The compiler calls a local function <Outer>g__Name|0_0, and a lambda <Outer>b__0.
        var name = method.Name;
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local >= 0)
        {
            name = name[(local + 4)..name.IndexOf('|', local)];
        }

        if (name.StartsWith('<'))
        {
            throw new ArgumentException("A lambda has no name that a model could call it by; give one.", nameof(method));
        }

        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
        {
            name = name[..^5];
        }

        return JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
    }

    public static AIFunction Create(Delegate method, string name, string? description, IServiceProvider services)
    {
        var known = services.GetService<IServiceProviderIsService>();
        return AIFunctionFactory.Create(method, new AIFunctionFactoryOptions
        {
            Name = name,
            Description = description,
            ConfigureParameterBinding = parameter => Bind(parameter, name, known),
            MarshalResult = (result, type, _) => ValueTask.FromResult(Marshal(result, type)),
        });
    }

    private static AIFunctionFactoryOptions.ParameterBindingOptions Bind(
        ParameterInfo parameter, string tool, IServiceProviderIsService? known)
    {
        var type = parameter.ParameterType;
        if (type == typeof(ToolContext))
        {
            return Given((_, arguments) => ToolContext.Of(arguments));
        }

        if (type == typeof(SessionHandle))
        {
            return Given((_, arguments) => ToolContext.Of(arguments).Session);
        }

        // The library gives these itself.
        if (type == typeof(CancellationToken) || type == typeof(IServiceProvider) || type == typeof(AIFunctionArguments)
            || parameter.IsDefined(typeof(FromKeyedServicesAttribute)))
        {
            return default;
        }

        if (known?.IsService(type) == true)
        {
            return Given((_, arguments) => arguments.Services!.GetRequiredService(type));
        }

        // What no JSON can be read into can only have been meant as a service.
        var unreadable = (type.IsInterface && !typeof(IEnumerable).IsAssignableFrom(type)) || typeof(Delegate).IsAssignableFrom(type);
        return unreadable
            ? throw new ArgumentException(
                $"The parameter '{parameter.Name}' of the tool '{tool}' is a {type.Name}, which is neither a registered service nor something that a model can give.")
            : default;
    }

    private static AIFunctionFactoryOptions.ParameterBindingOptions Given(Func<ParameterInfo, AIFunctionArguments, object?> bind) =>
        new() { ExcludeFromSchema = true, BindParameter = bind };

    /// <summary>A handoff is for the session and not for the model; everything else is put into JSON.</summary>
    private static object? Marshal(object? result, Type? type) => result is null or Handoff or string or JsonElement
        ? result
        : JsonSerializer.SerializeToElement(
            result, Compact.GetTypeInfo(type is null || type == typeof(object) ? result.GetType() : type));
}
