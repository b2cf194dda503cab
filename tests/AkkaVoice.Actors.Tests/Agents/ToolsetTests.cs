using AkkaVoice.Actors.Tools.Sources;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tests.Agents;

public class ToolsetTests
{
    [Fact]
    public void A_tool_whose_name_is_taken_gets_its_sources_name_and_both_can_be_called()
    {
        var (tools, leftOut) = Toolset.Of([Tool("search")], [new Source("files", "search", "read"), new Source("web", "search", "read")]);

        Assert.Equal(["search", "files_search", "read", "web_search", "web_read"], tools.Select(tool => tool.Name));
        Assert.Empty(leftOut);
    }

    [Fact]
    public void No_tool_stands_in_for_another()
    {
        var (tools, leftOut) = Toolset.Of([Tool("a"), Tool("s_a")], [new Source("s", "a")]);

        Assert.Equal(["a", "s_a"], tools.Select(tool => tool.Name));
        Assert.Equal(["s_a"], leftOut);
    }

    [Fact]
    public void More_tools_than_a_service_takes_are_left_out_and_named()
    {
        var (tools, leftOut) = Toolset.Of([], [new Source("s", [.. Enumerable.Range(0, 130).Select(i => $"t{i}")])]);

        Assert.Equal((128, "t128,t129"), (tools.Count, string.Join(',', leftOut)));
    }

    private static AIFunction Tool(string name) => AIFunctionFactory.Create(() => name, name);

    private sealed class Source(string name, params string[] tools) : IToolSource
    {
        public string Name => name;

        public IReadOnlyList<AIFunction> Tools { get; } = [.. tools.Select(Tool)];

        public event Action? Changed
        {
            add { }
            remove { }
        }
    }
}
