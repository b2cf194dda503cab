namespace AkkaVoice.Actors.Tools;

/// <summary>Services for sessions that were given none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}
