namespace AkkaVoice.Web;

/// <summary>A file of the page, ready to be served.</summary>
/// <param name="Path">Where it is served, from <c>/</c> on.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Tag">An entity tag, in quotes: it changes with the contents.</param>
/// <param name="IsImmutable">Whether the name changes with the contents, so that it may be kept for ever.</param>
/// <param name="Contents">The file itself.</param>
public sealed record PageFile(string Path, string ContentType, string Tag, bool IsImmutable, ReadOnlyMemory<byte> Contents);
