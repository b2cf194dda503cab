using AkkaVoice.Actors.Conversation.Calls;

namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>Brings a journal to rest whose writer stopped in the middle of things.</summary>
internal static class JournalRepair
{
    /// <summary>Ends what was under way: of open speech, what was known to be heard stays; calls without an answer get one.</summary>
    internal static Journal CloseOpenItems(Journal journal)
    {
        foreach (var item in journal.Items)
        {
            journal = item switch
            {
                AssistantItem { Progress: AssistantProgress.Open, Spoken: true } open => journal.Change<AssistantItem>(
                    open.Id,
                    assistant => assistant with
                    {
                        Progress = assistant.HeardMs > 0 ? AssistantProgress.Cut : AssistantProgress.Unheard,
                    }),
                ToolItem { Output: null } call => journal.Change<ToolItem>(
                    call.Id, tool => tool with { Output = ToolErrors.Json("The call was lost."), Ok = false }),
                _ => journal,
            };
        }

        return journal;
    }
}
