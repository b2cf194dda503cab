using System.Collections.Concurrent;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();

    public override object RegisterExtension(IExtensionId extension)
    {
        if (extension is null)
            return null;
        // A failure stays: the second attempt would meet what the first one has left behind.
        return _extensions.GetOrAdd(
            extension.ExtensionType,
            static (_, arguments) => new Lazy<object>(() => arguments.extension.CreateExtension(arguments.system)),
            (extension, system: this)).Value;
    }

    public override object GetExtension(IExtensionId extensionId) =>
        TryGetExtension(extensionId.ExtensionType, out var extension) ? extension : null;

    public override T GetExtension<T>() => TryGetExtension<T>(out var extension) ? extension : null;

    public override bool HasExtension(Type type) => typeof(IExtension).IsAssignableFrom(type) && _extensions.ContainsKey(type);

    public override bool HasExtension<T>() => _extensions.ContainsKey(typeof(T));

    public override bool TryGetExtension(Type extensionType, out object extension)
    {
        var found = _extensions.TryGetValue(extensionType, out var lazy);
        extension = found ? lazy.Value : null;
        return found;
    }

    public override bool TryGetExtension<T>(out T extension)
    {
        var found = TryGetExtension(typeof(T), out var untyped);
        extension = (T)untyped;
        return found;
    }

    private void LoadExtensions()
    {
        foreach (var typeName in Settings.Config.GetStringList("akka.extensions", []))
        {
            var type = Type.GetType(typeName);
            if (type is null || !typeof(IExtensionId).IsAssignableFrom(type))
            {
                Log.Log(Event.LogLevel.ErrorLevel, null, $"[akka.extensions] names '{typeName}', which is not a type that implements {nameof(IExtensionId)}, skipping...");
                continue;
            }

            try
            {
                RegisterExtension((IExtensionId)Activator.CreateInstance(type));
            }
            catch (Exception exception)
            {
                Log.Log(Event.LogLevel.ErrorLevel, exception, $"While trying to load extension '{typeName}', skipping...");
            }
        }
    }
}
