using Akka.Actor;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class EventStreamTests : ActorTests
{
    [Fact]
    public async Task Subtypes_are_delivered_and_other_types_are_not()
    {
        var inlet = NewInlet();
        Assert.True(System.EventStream.Subscribe(inlet.Ref, typeof(Animal)));
        System.EventStream.Publish(new Dog());
        System.EventStream.Publish("no animal");
        System.EventStream.Publish(new Animal());
        Assert.Equal([typeof(Dog), typeof(Animal)], (await inlet.Take(2)).Select(message => message.GetType()));
    }

    [Fact]
    public void Subscribing_and_unsubscribing_twice_changes_nothing()
    {
        var inlet = NewInlet();
        Assert.True(System.EventStream.Subscribe(inlet.Ref, typeof(Animal)));
        Assert.False(System.EventStream.Subscribe(inlet.Ref, typeof(Animal)));
        Assert.True(System.EventStream.Unsubscribe(inlet.Ref, typeof(Animal)));
        Assert.False(System.EventStream.Unsubscribe(inlet.Ref, typeof(Animal)));
    }

    [Fact]
    public async Task A_subscriber_of_a_type_and_of_its_base_gets_each_event_once()
    {
        var inlet = NewInlet();
        System.EventStream.Subscribe(inlet.Ref, typeof(Dog));
        System.EventStream.Subscribe(inlet.Ref, typeof(Animal));
        System.EventStream.Publish(new Dog());
        await inlet.Next<Dog>();
        await inlet.AssertEmpty();
    }

    [Fact]
    public async Task Interfaces_are_channels_too()
    {
        var inlet = NewInlet();
        System.EventStream.Subscribe<INoise>(inlet.Ref);
        System.EventStream.Publish(new Dog());
        await inlet.Next<Dog>();
        System.EventStream.Unsubscribe<INoise>(inlet.Ref);
        System.EventStream.Publish(new Dog());
        await inlet.AssertEmpty();
    }

    [Fact]
    public async Task A_stopped_subscriber_is_unsubscribed()
    {
        var inlet = NewInlet();
        System.EventStream.Subscribe(inlet.Ref, typeof(Animal));
        await inlet.Ref.GracefulStop(Patience);
        using var patience = new CancellationTokenSource(Patience);
        while (System.EventStream.Unsubscribe(inlet.Ref, typeof(Animal)))
        {
            // Not noticed yet; subscribing again makes the next look meaningful.
            System.EventStream.Subscribe(inlet.Ref, typeof(Animal));
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private interface INoise;

    private class Animal;

    private sealed class Dog : Animal, INoise;
}
