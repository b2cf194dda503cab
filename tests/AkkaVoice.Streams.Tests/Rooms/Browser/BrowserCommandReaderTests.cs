using System.Text;
using AkkaVoice.Streams.Rooms.Browser;

namespace AkkaVoice.Streams.Tests.Rooms.Browser;

public sealed class BrowserCommandReaderTests
{
    [Theory]
    [InlineData("""{"type":"start","version":1}""", typeof(BrowserCommand.Start))]
    [InlineData("""{"version":2,"type":"start","more":[1]}""", typeof(BrowserCommand.Start))]
    [InlineData("""{"type":"text","text":"hello"}""", typeof(BrowserCommand.Text))]
    [InlineData("""{"type":"interrupt"}""", typeof(BrowserCommand.Interrupt))]
    [InlineData("""{"type":"end"}""", typeof(BrowserCommand.End))]
    [InlineData("""{"type":"pong","number":7}""", typeof(BrowserCommand.Pong))]
    public void Commands_are_read(string json, Type expected) => Assert.IsType(expected, Read(json));

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("hello", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[[[[[[[[1]]]]]]]]", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("{}", "type")]
    [InlineData("""{"type":1}""", "type")]
    [InlineData("""{"type":"format-disk"}""", "unknown type")]
    [InlineData("""{"type":"start"}""", "version")]
    [InlineData("""{"type":"start","version":"1"}""", "version")]
    [InlineData("""{"type":"pong","number":1e99}""", "number")]
    [InlineData("""{"type":"text","text":"  "}""", "text")]
    [InlineData("""{"type":"text","text":null}""", "text")]
    public void What_is_none_is_refused_in_words(string json, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => Read(json)).Message);

    [Fact]
    public void Typed_text_has_a_limit()
    {
        Assert.IsType<BrowserCommand.Text>(Read($$"""{"type":"text","text":"{{new string('x', 4_000)}}"}"""));
        Assert.Throws<FormatException>(() => Read($$"""{"type":"text","text":"{{new string('x', 4_001)}}"}"""));
    }

    [Fact]
    public void Nonsense_is_refused_and_never_anything_else()
    {
        var random = new Random(20_261_122);
        for (var n = 0; n < 5_000; n++)
        {
            var bytes = Encoding.UTF8.GetBytes("""{"type":"text","text":"hello"}""");
            for (var k = 0; k < 1 + (n % 4); k++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Assert.IsAssignableFrom<BrowserCommand>(BrowserCommandReader.Read(bytes));
            }
            catch (FormatException)
            {
                // As it should be.
            }
        }
    }

    private static BrowserCommand Read(string json) => BrowserCommandReader.Read(Encoding.UTF8.GetBytes(json));
}
