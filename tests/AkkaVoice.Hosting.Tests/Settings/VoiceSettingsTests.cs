using System.Reflection;
using Akka.Configuration;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Settings;

namespace AkkaVoice.Hosting.Tests.Settings;

public class VoiceSettingsTests
{
    private static readonly IReadOnlyDictionary<string, Akka.Configuration.Hocon.HoconValue> Keys = ConfigKeys.Leaves(ConfigurationSources.Reference);

    /// <summary>When this fails after a key was added: add a property of its name to the group in src/AkkaVoice.Hosting/Settings.</summary>
    [Fact]
    public void Every_key_of_the_reference_is_a_property_and_every_property_a_key() =>
        Assert.Equal(Keys.Keys.Order(), Leaves(new VoiceSettings()).Select(leaf => leaf.Key).Order());

    [Fact]
    public void What_is_set_in_code_is_what_a_line_in_a_file_would_set()
    {
        foreach (var (key, group, property) in Leaves(new VoiceSettings()))
        {
            var (value, spelled) = Example(property);
            var settings = new VoiceSettings();
            property.SetValue(Leaves(settings).Single(leaf => leaf.Key == key).Group, value);
            var errors = new List<string>();

            var config = Setting.ToConfig(settings.ToKeys(), Keys, errors);

            Assert.Empty(errors);
            Assert.Equal([key], ConfigKeys.Leaves(config).Keys);
            Assert.Equal(
                ConfigurationFactory.ParseString($"{key} = {spelled}").GetValue(key).ToString(),
                config.GetValue(key).ToString());
            Assert.NotNull(group);
        }
    }

    [Fact]
    public void Code_counts_for_more_than_the_reference_and_for_less_than_the_environment()
    {
        var settings = new VoiceSettings { Session = { Voice = "cedar", Speed = 1.25 } };

        var options = new ConfigurationSources
        {
            Program = [.. settings.ToKeys()],
            Environment = new Dictionary<string, string> { ["AKKAVOICE_SESSION_VOICE"] = "ash" },
        }.Load();

        Assert.Equal(("ash", 1.25), (options.Session.Voice, options.Session.Speed));
    }

    [Fact]
    public void What_is_wrong_in_code_is_reported_like_what_is_wrong_in_a_file()
    {
        var errors = Assert.Throws<Hosting.Configuration.ConfigurationException>(() => new ConfigurationSources
        {
            Program = [.. new VoiceSettings { Session = { Voice = "bob", Instructions = "Hello {name}" } }.ToKeys(), new("akkavoice.sesion.voice", "x")],
        }.Load()).Errors;

        Assert.Contains(errors, error => error.StartsWith("akkavoice.session.voice is 'bob'; allowed:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("placeholder {name}; allowed: {room.name}, {participant.identity}, {now}", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("akkavoice.sesion.voice in the program is not a key", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Key, SettingsGroup Group, PropertyInfo Property)> Leaves(SettingsGroup group, string path = "akkavoice") =>
        group.GetType().GetProperties().SelectMany(property => property.GetValue(group) is SettingsGroup inner
            ? Leaves(inner, $"{path}.{SettingsGroup.KeyOf(property)}")
            : [($"{path}.{SettingsGroup.KeyOf(property)}", group, property)]);

    private static (object Value, string Spelled) Example(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(bool) ? (true, "on")
            : type == typeof(int) ? (42, "\"42\"")
            : type == typeof(double) ? (0.5, "\"0.5\"")
            : type == typeof(TimeSpan) ? (TimeSpan.FromSeconds(1.5), "\"1500ms\"")
            : type == typeof(string) ? ("[a]", property.Name is "Agents" or "Servers" or "Input" or "Output" && property.DeclaringType != typeof(SessionGroup) ? "[a]" : "\"[a]\"")
            : (new[] { "a b", "c\"" }, "[\"a b\", \"c\\\"\"]");
    }
}
