namespace Akka.Streams.Implementation.Materialization;

/// <summary>Settings as attributes, and back.</summary>
internal static class SettingsAttributes
{
    /// <summary>The least specific attributes of every stream.</summary>
    public static Attributes From(ActorMaterializerSettings settings) => new(
        Attributes.CancellationStrategy.Default,
        new ActorAttributes.DebugLogging(settings.IsDebugLogging),
        new ActorAttributes.StreamSubscriptionTimeout(settings.SubscriptionTimeoutSettings.Timeout, settings.SubscriptionTimeoutSettings.Mode),
        new ActorAttributes.OutputBurstLimit(settings.OutputBurstLimit),
        new ActorAttributes.FuzzingMode(settings.IsFuzzingMode),
        new ActorAttributes.MaxFixedBufferSize(settings.MaxFixedBufferSize),
        new ActorAttributes.SyncProcessingLimit(settings.SyncProcessingLimit),
        new ActorAttributes.Dispatcher(settings.Dispatcher),
        new Attributes.InputBuffer(settings.InitialInputBufferSize, settings.MaxInputBufferSize),
        new ActorAttributes.SupervisionStrategy(settings.SupervisionDecider));

    public static ActorMaterializerSettings Apply(ActorMaterializerSettings settings, Attributes attributes)
    {
        foreach (var attribute in attributes.AttributeList)
        {
            settings = attribute switch
            {
                Attributes.InputBuffer buffer => settings.WithInputBuffer(buffer.Initial, buffer.Max),
                ActorAttributes.Dispatcher dispatcher => settings.WithDispatcher(dispatcher.Name),
                ActorAttributes.SupervisionStrategy supervision => settings.WithSupervisionStrategy(supervision.Decider),
                ActorAttributes.StreamSubscriptionTimeout timeout =>
                    settings.WithSubscriptionTimeoutSettings(new StreamSubscriptionTimeoutSettings(timeout.Mode, timeout.Timeout)),
                _ => settings,
            };
        }

        return settings;
    }
}
