using System.Security.Cryptography;
using System.Text;

namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>Ids under which a new connection is told of old items.</summary>
public static class SeedIds
{
    /// <summary>The longest id that the service accepts from a client, in characters.</summary>
    public const int MaxLength = 32;

    /// <summary>Makes an id that the service accepts.</summary>
    /// <param name="id">The id of an item or a call.</param>
    /// <returns>The same where it is short enough; else a digest of it, so that different ids stay different.</returns>
    public static string Of(string id) => id.Length <= MaxLength
        ? id
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..MaxLength];
}
