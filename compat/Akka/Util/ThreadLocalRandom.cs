namespace Akka.Util;

/// <summary>A random number generator that any thread may use without locking.</summary>
public static class ThreadLocalRandom
{
    public static Random Current => Random.Shared;
}
