namespace AkkaVoice.Actors.Tools.Jokes;

/// <summary>Clean jokes that come with the engine.</summary>
public static class JokeCollection
{
    /// <summary>The jokes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "My smart speaker and I had an argument. It has not spoken to me since, which is also how it won.",
        "I asked the weather model for tomorrow's forecast. It said: somewhere between yesterday and a lawsuit.",
        "A packet walks into a bar. A packet walks into a bar. The barman says: I heard you the first time.",
        "My robot vacuum quit its job. It said the work sucked, but the pay sucked more.",
        "Why did the microphone break up with the loudspeaker? Every talk they had ended in feedback.",
        "The cloud called in sick today. Doctors say it is under the weather.",
        "I taught my dog to code. He only writes loops, because he likes to chase his tail.",
        "A violinist moved in next to a programmer. Now both complain about the other one's strings.",
        "My train was so late that the timetable apologised in the past tense.",
        "The gardener's website went down. Turns out somebody had pulled the root certificate.",
        "I bought a boat with artificial intelligence. It refuses to leave the harbour without more training.",
        "Two snowmen wait for a bus. One says: is it me, or do you smell carrots?",
        "The cat walked over my keyboard and passed the job interview. I start on Monday as its assistant.",
        "Our office coffee is so weak that it needs a lift to get to the second floor.",
        "Why do submarines make poor gossips? Everything with them stays below the surface.",
        "My calendar asked me out. I said yes, and now we are seeing each other on Thursdays.",
    ];
}
