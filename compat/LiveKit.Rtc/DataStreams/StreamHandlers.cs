namespace LiveKit.Rtc;

/// <summary>Takes a text stream of a topic. Called on a thread of the pool; streams do not wait for each other.</summary>
/// <param name="reader">The stream.</param>
/// <param name="participantIdentity">Who sends it.</param>
public delegate Task TextStreamHandler(TextStreamReader reader, string participantIdentity);

/// <summary>Takes a byte stream of a topic. Called on a thread of the pool; streams do not wait for each other.</summary>
/// <param name="reader">The stream.</param>
/// <param name="participantIdentity">Who sends it.</param>
public delegate Task ByteStreamHandler(ByteStreamReader reader, string participantIdentity);
