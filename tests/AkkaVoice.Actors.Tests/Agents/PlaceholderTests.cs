using AkkaVoice.Actors.Agents;

namespace AkkaVoice.Actors.Tests.Agents;

public class PlaceholderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 5, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("In {room.name} with {participant.identity}.", "In lobby with ada.")]
    [InlineData("{now}", "Sunday, 22 November 2026, 17:05 +01:00")]
    [InlineData("Write {{now}} literally.", "Write {now} literally.")]
    [InlineData("""Answer {"like": "this"} or { now }.""", """Answer {"like": "this"} or { now }.""")]
    [InlineData("${now} is a shell's", "${now} is a shell's")]
    public void Known_names_are_filled_in_and_nothing_else_is_touched(string text, string expected)
    {
        Assert.Empty(Placeholders.Unknown(text));
        Assert.Equal(expected, Placeholders.Fill(text, "lobby", "ada", Now));
    }

    [Fact]
    public void Unknown_names_are_found_each_once() =>
        Assert.Equal(["roomname", "user.id"], Placeholders.Unknown("{roomname} {now} {user.id} {roomname} {{other}}"));
}
