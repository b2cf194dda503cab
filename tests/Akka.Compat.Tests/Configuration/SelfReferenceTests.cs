namespace Akka.Compat.Tests.Configuration;

/// <summary>HOCON specification: self-referential substitutions, and the += field separator.</summary>
public class SelfReferenceTests
{
    private const string EndsProcess = "exhausts the stack and ends the process";
    private const string NoAppend = "takes the plus sign for a part of the key";

    [DifferenceTheory(EndsProcess)]
    [InlineData("path = a\npath = ${path}\":b\"", "{path:'a:b'}")]
    [InlineData("n = [1]\nn = ${n} [2]", "{n:['1','2']}")]
    [InlineData("n = [1]\nn = [${n}, 2]", "{n:[['1'],'2']}")]
    [InlineData("a = {x=1}\na = ${a}{y=2}", "{a:{x:'1',y:'2'}}")]
    [InlineData("a = ${?a}foo", "{a:'foo'}")]
    [InlineData("foo : { a : { c : 1 } }\nfoo : ${foo.a}\nfoo : { a : 2 }", "{foo:{a:'2',c:'1'}}")]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }\nbar : { foo : 43 }", "{bar:{foo:'43',baz:'43'}}")]
    [InlineData("bar : { a : ${foo.d}, b : 1 }\nbar.b = 3\nfoo : { c : ${bar.b}, d : 2 }\nfoo.d = 4", "{bar:{a:'4',b:'3'},foo:{c:'3',d:'4'}}")]
    [InlineData("a : { b : 1 }\na.b = ${a.b}2", "{a:{b:'12'}}")]
    public void A_reference_to_itself_means_the_earlier_value(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceTheory(EndsProcess)]
    [InlineData("n = ${n} [2]", "(line 1, column 5)")]
    [InlineData("a = 1\nb = ${b}", "(line 2, column 5)")]
    [InlineData("a = ${b}\nb = ${a}", "(line 2, column 5)")]
    [InlineData("a = ${b}\nb = ${c}\nc = ${a}", "(line 3, column 5)")]
    [InlineData("a : { b : ${a} }", "(line 1, column 11)")]
    [InlineData("a.b = [{ c = ${a} }]", "(line 1, column 7)")]
    public void A_reference_to_itself_without_an_earlier_value_is_an_error(string text, string place)
    {
        var message = Hocon.Error(text);
        Assert.Contains("refers to itself", message);
        Assert.EndsWith(place, message);
    }

    [DifferenceTheory(EndsProcess)]
    [InlineData("a = ${?a}", "{}")]
    [InlineData("a = ${?b}\nb = ${?a}", "{}")]
    public void An_optional_reference_to_itself_is_undefined(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceFact(EndsProcess)]
    public void Many_references_to_the_earlier_value_do_not_take_exponential_time()
    {
        var text = "a = {x0=0}\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"a = ${{a}}{{x{i}={i}}}\n"));
        var config = Hocon.Parse(text);
        Assert.Equal(201, config.GetConfig("a").AsEnumerable().Count());
        Assert.Equal(200, config.GetInt("a.x200"));
    }

    [DifferenceFact(EndsProcess)]
    public void A_chain_of_substitutions_without_end_is_an_error()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} = ${{a{i + 1}}}\n")) + "a20000 = 1";
        Assert.Contains("deeper than", Hocon.Error(text));
    }

    [DifferenceTheory(NoAppend)]
    [InlineData("a = [1]\na += 2", "{a:['1','2']}")]
    [InlineData("a += 1\na += 2\na += 3", "{a:['1','2','3']}")]
    [InlineData("a += [1]", "{a:[['1']]}")]
    [InlineData("b = [0]\na = ${b}\na += {x=1}", "{b:['0'],a:['0',{x:'1'}]}")]
    [InlineData("a.b.c += x", "{a:{b:{c:['x']}}}")]
    [InlineData("l = [{ a = [1], a += 2 }]", "{l:[{a:['1','2']}]}")]
    [InlineData("d = {l=[1]}\nb = ${d}\nb.l += 2", "{d:{l:['1']},b:{l:['1','2']}}")]
    [InlineData("a = [1]\na+=2", "{a:['1','2']}")]
    public void Plus_equals_appends_an_element(string text, string tree) => Assert.Equal(tree, Hocon.Tree(text));

    [DifferenceFact(NoAppend)]
    public void Plus_equals_on_what_is_no_array_is_an_error() =>
        Assert.Equal("a string and an array cannot be joined (line 2, column 6)", Hocon.Error("a = 1\na += 2"));
}
