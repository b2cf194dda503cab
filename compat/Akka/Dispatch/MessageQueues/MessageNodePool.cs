using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// Recycles queue links, so that telling allocates nothing once warm. Each thread keeps up to two magazines of nodes;
/// full magazines travel from consuming to producing threads through a shared depot of limited size.
/// </summary>
internal static class MessageNodePool
{
    private const int MagazineSize = 64;
    private const int MaxMagazinesInDepot = 1024;

    private static readonly ConcurrentQueue<MessageNode> Depot = new();
    private static int _depotCount;

    [ThreadStatic]
    private static Cache _threadCache;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MessageNode Rent()
    {
        var cache = _threadCache;
        if (cache?.Loaded is not { } node)
            return RentSlow();
        cache.Loaded = node.Next;
        cache.LoadedCount--;
        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Return(MessageNode node)
    {
        node.Message = null;
        node.Sender = null;
        var cache = _threadCache;
        if (cache is null || cache.LoadedCount == MagazineSize)
            cache = MakeRoom();
        node.Next = cache.Loaded;
        cache.Loaded = node;
        cache.LoadedCount++;
    }

    private static MessageNode RentSlow()
    {
        var cache = _threadCache ??= new Cache();
        if (cache.Spare is { } magazine)
            cache.Spare = null;
        else if (Depot.TryDequeue(out magazine))
            Interlocked.Decrement(ref _depotCount);
        else
            return new MessageNode();
        cache.Loaded = magazine.Next;
        cache.LoadedCount = MagazineSize - 1;
        return magazine;
    }

    private static Cache MakeRoom()
    {
        var cache = _threadCache ??= new Cache();
        if (cache.LoadedCount < MagazineSize)
            return cache;
        if (cache.Spare is null)
        {
            cache.Spare = cache.Loaded;
        }
        else if (Interlocked.Increment(ref _depotCount) <= MaxMagazinesInDepot)
        {
            Depot.Enqueue(cache.Loaded);
        }
        else
        {
            Interlocked.Decrement(ref _depotCount);
        }

        cache.Loaded = null;
        cache.LoadedCount = 0;
        return cache;
    }

    private sealed class Cache
    {
        public MessageNode Loaded;
        public int LoadedCount;

        /// <summary>A full magazine, or null.</summary>
        public MessageNode Spare;
    }
}
