using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// Makes a stage for one session. A stage gives as many samples as it takes, in their order, and keeps (or copies, see
/// <see cref="AudioFrame.RentLike"/>) the format, position and tag of the frames; it may hold samples back.
/// </summary>
/// <param name="context">Where the stage will work.</param>
public delegate Flow<AudioFrame, AudioFrame, NotUsed> StageFactory(StageContext context);
