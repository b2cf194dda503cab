using Akka.Util;

namespace Akka.Compat.Tests.Util;

public class MurmurHashTests
{
    [Theory]
    [InlineData("", -1632357289)]
    [InlineData("a", 1561762017)]
    [InlineData("ab", -2081011331)]
    [InlineData("Grüße, 世界", -1257503381)]
    [InlineData("hello world", 1724299507)]
    public void A_text_has_the_same_hash_in_every_process(string text, int hash) => Assert.Equal(hash, MurmurHash.StringHash(text));

    [Fact]
    public void Arrays_and_bytes_have_the_hash_of_their_elements_in_order()
    {
        Assert.Equal(-1418633357, MurmurHash.ArrayHash([1, 2, 3]));
        int[] ofBytes = [-1632357289, 480708089, 359890221, -339235529, -1592244515, 1652615550, -1906691341, 1311009630];
        for (var length = 0; length < ofBytes.Length; length++)
            Assert.Equal(ofBytes[length], MurmurHash.ByteHash([.. Enumerable.Range(250, length).Select(i => (byte)i)]));
    }

    [Fact]
    public void A_symmetric_hash_does_not_see_the_order()
    {
        Assert.Equal(1037030505, MurmurHash.SymmetricHash([0, -7, 9], 7));
        Assert.Equal(1037030505, MurmurHash.SymmetricHash([9, 0, -7], 7));
        Assert.Equal(1379138556, MurmurHash.SymmetricHash([1, 2, 3], 42));
    }

    [Fact]
    public void A_hash_can_be_made_step_by_step()
    {
        var hash = MurmurHash.StartHash(1);
        Assert.Equal(2535330682u, hash);
        Assert.Equal((2071795105u, 1808688027u), (MurmurHash.NextMagicA(1), MurmurHash.NextMagicB(1)));
        Assert.Equal(1390356268u, MurmurHash.ExtendHash(1, 2, 3, 4));
        Assert.Equal(1011272156u, MurmurHash.FinalizeHash(12345));
    }
}
