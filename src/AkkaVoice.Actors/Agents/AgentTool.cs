using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Agents;

/// <summary>A tool of an agent, made once for each session: from a method, or from a function that is there already.</summary>
public sealed class AgentTool
{
    private readonly Func<IServiceProvider, AIFunction> _create;

    private AgentTool(string name, Func<IServiceProvider, AIFunction> create) => (Name, _create) = (name, create);

    /// <summary>The name that the model knows it by.</summary>
    public string Name { get; }

    /// <summary>
    /// A tool from a method. Its <c>[Description]</c>s and its parameters become what the model reads. Not for the model, and given by the
    /// engine: a <see cref="CancellationToken"/>, a <see cref="Tools.ToolContext"/> or <see cref="Sessions.SessionHandle"/>, an
    /// <see cref="IServiceProvider"/>, and any registered service (of a scope of its own for each call).
    /// </summary>
    /// <param name="method">The method; static, of an instance, or a lambda.</param>
    /// <param name="name">Its name for the model; null for the method's own in snake case (<c>GetWeatherAsync</c> is <c>get_weather</c>).</param>
    /// <param name="description">What it does and when to use it; null for the method's <c>[Description]</c>.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException">The name is none that a service takes, or a lambda has been given none.</exception>
    public static AgentTool From(Delegate method, string? name = null, string? description = null)
    {
        var toolName = name ?? MethodTools.NameOf(method.Method);
        return new AgentTool(
            Checked(toolName, nameof(name)), services => MethodTools.Create(method, toolName, description, services));
    }

    /// <summary>A tool that is a function already. It is shared by all sessions.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException">Its name is none that a service takes.</exception>
    public static AgentTool From(AIFunction function) => new(Checked(function.Name, nameof(function)), _ => function);

    /// <summary>A tool that is made anew for each session.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="create">Makes it.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException">The name is none that a service takes.</exception>
    public static AgentTool From(string name, Func<IServiceProvider, AIFunction> create) => new(Checked(name, nameof(name)), create);

    /// <summary>Makes the function.</summary>
    /// <param name="services">Says which parameters of a method are services.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">A parameter of the method can come neither from the model nor from the services; the message names it.</exception>
    public AIFunction Create(IServiceProvider services) => _create(services);

    private static string Checked(string name, string parameter) => AgentNames.IsFunctionName(name)
        ? name
        : throw new ArgumentException($"A tool cannot be named '{name}'; allowed: 1 to 64 letters, digits, _ and -.", parameter);
}
