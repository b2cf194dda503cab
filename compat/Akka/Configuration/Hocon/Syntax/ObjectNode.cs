namespace Akka.Configuration.Hocon;

/// <summary>The keys of an object, each with everything that was assigned to it.</summary>
internal sealed class ObjectNode(Origin origin) : Node(origin)
{
    internal Dictionary<string, Slot> Slots { get; } = [];

    /// <summary>The slot at the end of <paramref name="path"/>; objects on the way are made as needed.</summary>
    internal Slot SlotAt(IReadOnlyList<string> path, Origin origin)
    {
        var slot = SlotOf(path[0]);
        for (var i = 1; i < path.Count; i++)
            slot = slot.ObjectLayer(origin).SlotOf(path[i]);
        return slot;
    }

    internal void Merge(ObjectNode later)
    {
        foreach (var (key, slot) in later.Slots)
        {
            foreach (var layer in slot.Layers)
                SlotOf(key).Assign(layer);
        }
    }

    private Slot SlotOf(string key)
    {
        if (!Slots.TryGetValue(key, out var slot))
            Slots[key] = slot = new Slot();
        return slot;
    }
}
