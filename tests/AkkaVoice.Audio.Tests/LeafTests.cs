namespace AkkaVoice.Audio.Tests;

public class LeafTests
{
    [Fact]
    public void The_audio_library_stands_on_the_base_class_library_alone() =>
        Assert.All(typeof(AudioFormat).Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name));
}
