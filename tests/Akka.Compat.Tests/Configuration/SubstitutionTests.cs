namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: substitutions, and the environment as fallback.</summary>
public class SubstitutionTests
{
    private const string NoOptional = "has no optional substitutions: the reference stands for the whole document";

    [Theory]
    [InlineData("a=1\nb=${a}", "{a:'1',b:'1'}")]
    [InlineData("b=${a}\na=1", "{b:'1',a:'1'}")]
    [InlineData("a=1\nb=${a}\na=2", "{a:'2',b:'2'}")]
    [InlineData("a.b.c=1\nd=${a.b.c}", "{a:{b:{c:'1'}},d:'1'}")]
    [InlineData("a=foo\nb=${a}bar", "{a:'foo',b:'foobar'}")]
    [InlineData("a=foo\nb=x ${a} y", "{a:'foo',b:'x foo y'}")]
    [InlineData("a=foo\nb=${a} ${a}", "{a:'foo',b:'foo foo'}")]
    [InlineData("a=1\nb=[${a},2]", "{a:'1',b:['1','2']}")]
    [InlineData("a=[1]\nb=${a}[2]", "{a:['1'],b:['1','2']}")]
    [InlineData("a=[1]\nb=[0]${a}", "{a:['1'],b:['0','1']}")]
    [InlineData("a={x=1}\nb=${a}", "{a:{x:'1'},b:{x:'1'}}")]
    [InlineData("a { b = 1, c = ${a.b} }", "{a:{b:'1',c:'1'}}")]
    public void A_substitution_stands_for_the_value_at_its_path(string text, string tree) =>
        Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceTheory("drops the object that was referred to")]
    [InlineData("a={x=1}\nb=${a}{y=2}", "{a:{x:'1'},b:{x:'1',y:'2'}}")]
    [InlineData("a={x=1}\nb={y=2}${a}", "{a:{x:'1'},b:{y:'2',x:'1'}}")]
    [InlineData("a={x=1,y=1}\nb=${a}{x=2}", "{a:{x:'1',y:'1'},b:{x:'2',y:'1'}}")]
    [InlineData("a={x=1}\nb=${a}\nb.x=2", "{a:{x:'1'},b:{x:'2'}}")]
    [InlineData("a={x=1}\nb=${a}\nb.y=2", "{a:{x:'1'},b:{x:'1',y:'2'}}")]
    [InlineData("c={y=2}\nb={x=1}\na=${b} ${c}", "{c:{y:'2'},b:{x:'1'},a:{x:'1',y:'2'}}")]
    public void An_object_referred_to_can_be_added_to_without_being_changed(string text, string tree) =>
        Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceTheory("does not follow the reference")]
    [InlineData("a={x=1}\nb=${a}\nc=${b.x}", "{a:{x:'1'},b:{x:'1'},c:'1'}")]
    [InlineData("a={x=${b.y},y=1}\nb=${a}", "{a:{x:'1',y:'1'},b:{x:'1',y:'1'}}")]
    [InlineData("d={x=1}\nb=${d}{y=2}\nc=${b.x}${b.y}", "{d:{x:'1'},b:{x:'1',y:'2'},c:'12'}")]
    public void A_path_may_lead_through_another_substitution(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceTheory("finds no path with quotes or spaces")]
    [InlineData("\"a.b\"=1\nc=${\"a.b\"}", "{a.b:'1',c:'1'}")]
    [InlineData("a=1\nb=${ a }", "{a:'1',b:'1'}")]
    public void The_path_of_a_substitution_follows_the_rules_for_keys(string text, string tree) =>
        Assert.Equal(tree, Hocon.Tree(text));

    [Fact]
    public void A_substitution_is_not_seen_inside_quotes() => Assert.Equal("${b}", Hocon.Parse("a = \"${b}\"\nb = 1").GetString("a"));

    [Fact]
    public void A_substitution_without_a_value_is_an_error() => Assert.Throws<FormatException>(() => Hocon.Parse("a = ${nope}"));

    [DifferenceFact("gives no position")]
    public void The_error_of_a_substitution_tells_path_line_and_column() =>
        Assert.Equal("Unresolved substitution: no.such.key (line 3, column 7)", Hocon.Error("x = 1\ny {\n  z = ${no.such.key}\n}"));

    [DifferenceFact("reports the error of a value that is not used")]
    public void A_substitution_that_is_replaced_later_is_never_looked_up() =>
        Assert.Equal("{a:'1'}", Hocon.Tree("a = ${nope}\na = 1"));

    [DifferenceTheory(NoOptional)]
    [InlineData("b=${?zz}", "{}")]
    [InlineData("b=1\nb=${?zz}", "{b:'1'}")]
    [InlineData("b=x${?zz}y", "{b:'xy'}")]
    [InlineData("b=[1,${?zz},2]", "{b:['1','2']}")]
    [InlineData("b=[1]${?zz}", "{b:['1']}")]
    [InlineData("b={x=1}${?zz}", "{b:{x:'1'}}")]
    [InlineData("b=${?y}${?z}", "{}")]
    [InlineData("a=2\nb=1\nb=${?a}", "{a:'2',b:'2'}")]
    public void An_optional_substitution_without_a_value_leaves_no_trace(string text, string tree) =>
        Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceFact("turns null into an empty text")]
    public void A_reference_to_null_is_null() => Assert.Equal("{a:null,b:null}", Hocon.Tree("a=null\nb=${a}"));

    [Fact]
    public void Substitutions_see_their_own_document_only() =>
        Assert.Throws<FormatException>(() => Hocon.Parse("b = ${a}").WithFallback(Hocon.Parse("a = 1")));

    [Fact]
    public void The_configuration_lists_its_substitutions()
    {
        var substitution = Assert.Single(Hocon.Parse("a = 1\nb = ${a}").Substitutions);
        Assert.Equal("a", substitution.Path);
        Assert.Equal("1", substitution.ResolvedValue.GetString());
    }

    [DifferenceFact("does not look at the environment")]
    public void What_the_document_does_not_have_comes_from_the_environment()
    {
        var name = "AKKA_COMPAT_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(name, "42");
        try
        {
            var config = Hocon.Parse($"a = ${{{name}}}\nb = ${{?{name}}}\nc = x${{{name}}}");
            Assert.Equal(42, config.GetInt("a"));
            Assert.Equal(42, config.GetInt("b"));
            Assert.Equal("x42", config.GetString("c"));
            Assert.Equal("1", Hocon.Parse($"{name} = 1\na = ${{{name}}}").GetString("a"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [DifferenceTheory("reads on as far as it can")]
    [InlineData("a = ${b", "A '}' is missing for the substitution at line 1, column 5 (line 1, column 8)")]
    [InlineData("a = ${}", "A key was expected here, not '}' (line 1, column 7)")]
    public void A_malformed_substitution_is_an_error(string text, string message) => Assert.Equal(message, Hocon.Error(text));
}
