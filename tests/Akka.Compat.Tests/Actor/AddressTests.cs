using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class AddressTests
{
    [Theory]
    [InlineData("akka://sys", null, null)]
    [InlineData("akka.tcp://sys@host:2551", "host", 2551)]
    public void A_parsed_address_has_the_text_it_was_parsed_from(string text, string? host, int? port)
    {
        var address = Address.Parse(text);
        Assert.Equal(text, address.ToString());
        Assert.Equal("sys", address.System);
        Assert.Equal(host, address.Host);
        Assert.Equal(port, address.Port);
        Assert.Equal(host is not null, address.HasGlobalScope);
    }

    [Fact]
    public void Addresses_are_equal_by_value()
    {
        var address = new Address("akka", "sys", "host", 1);
        Assert.Equal(address, new Address("akka", "sys", "host", 1));
        Assert.True(address == new Address("akka", "sys", "host", 1));
        Assert.NotEqual(address, address.WithPort(2));
        Assert.NotEqual(address, address.WithSystem("other"));
        Assert.Equal("sys@host:1", address.HostPort());
    }
}
