using System.Numerics;

namespace Akka.Util;

/// <summary>
/// Hashes that are the same in every process, unlike <see cref="object.GetHashCode"/> of strings: for keys that choose a partition. The
/// algorithm is MurmurHash as Scala 2.9 had it; two magic numbers go through a sequence of their own while values are mixed in.
/// </summary>
public static class MurmurHash
{
    public const uint StartMagicA = 0x95543787;
    public const uint StartMagicB = 0x2ad7eb25;

    private const uint VisibleMagic = 0x971e137b;
    private const uint VisibleMixer = 0x52dce729;
    private const uint HiddenMixerA = 0x7b7d159c;
    private const uint HiddenMixerB = 0x6bce6396;
    private const uint FinalMixer1 = 0x85ebca6b;
    private const uint FinalMixer2 = 0xc2b2ae35;
    private const uint SeedString = 0x0331df49;
    private const uint SeedArray = 0x3c074a61;

    /// <summary>Begins a hash; values follow with <see cref="ExtendHash"/>, <see cref="FinalizeHash"/> ends it.</summary>
    public static uint StartHash(uint seed) => seed ^ VisibleMagic;

    public static uint NextMagicA(uint magicA) => unchecked((magicA * 5) + HiddenMixerA);

    public static uint NextMagicB(uint magicB) => unchecked((magicB * 5) + HiddenMixerB);

    public static uint ExtendHash(uint hash, uint value, uint magicA, uint magicB) => unchecked(
        ((hash ^ (BitOperations.RotateLeft(value * magicA, 11) * magicB)) * 3) + VisibleMixer);

    public static uint FinalizeHash(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 16)) * FinalMixer1;
            hash = (hash ^ (hash >> 13)) * FinalMixer2;
            return hash ^ (hash >> 16);
        }
    }

    public static int StringHash(string s)
    {
        var mixer = new Mixer(StartHash(unchecked((uint)s.Length * SeedString)));
        var i = 0;
        for (; i + 1 < s.Length; i += 2)
            mixer.Add(unchecked(((uint)s[i] << 16) + s[i + 1]));
        if (i < s.Length)
            mixer.Add(s[i]);
        return mixer.Finish();
    }

    /// <summary>Of the elements' hash codes, in their order.</summary>
    public static int ArrayHash<T>(T[] a)
    {
        var mixer = new Mixer(StartHash(unchecked((uint)a.Length * SeedArray)));
        foreach (var element in a)
            mixer.Add(unchecked((uint)element.GetHashCode()));
        return mixer.Finish();
    }

    public static int ByteHash(byte[] b) => ArrayHash(b);

    /// <summary>The same for every order of the elements.</summary>
    public static int SymmetricHash<T>(IEnumerable<T> xs, uint seed)
    {
        unchecked
        {
            uint sum = 0, xor = 0, count = 0, product = 1;
            foreach (var x in xs)
            {
                var code = (uint)x.GetHashCode();
                sum += code;
                xor ^= code;
                if (code != 0)
                    product *= code;
                count++;
            }

            var mixer = new Mixer(StartHash(seed * count));
            mixer.NextMagics();
            mixer.Add(sum);
            mixer.Add(xor);
            mixer.Add(product);
            return mixer.Finish();
        }
    }

    private struct Mixer(uint hash)
    {
        private uint _hash = hash;
        private uint _magicA = StartMagicA;
        private uint _magicB = StartMagicB;

        public void Add(uint value)
        {
            _hash = ExtendHash(_hash, value, _magicA, _magicB);
            NextMagics();
        }

        public void NextMagics()
        {
            _magicA = NextMagicA(_magicA);
            _magicB = NextMagicB(_magicB);
        }

        public readonly int Finish() => unchecked((int)FinalizeHash(_hash));
    }
}
