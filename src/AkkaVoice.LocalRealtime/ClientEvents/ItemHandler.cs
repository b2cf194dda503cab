using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.ClientEvents;

/// <summary>Handles <c>conversation.item.create</c>, <c>.retrieve</c>, <c>.delete</c> and <c>.truncate</c>.</summary>
internal sealed class ItemHandler(SessionContext session, ResponseManager responses)
{
    private readonly TruncateHandler _truncate = new(session, responses);

    public void Handle(string type, FieldReader fields)
    {
        switch (type)
        {
            case ClientEventTypes.ItemCreate:
                Create(fields);
                break;
            case ClientEventTypes.ItemRetrieve:
                var (found, _) = Find(fields, ErrorCodes.RetrieveInvalidItem, "retrieving");
                ItemEvents.Retrieved(session.Events, found);
                break;
            case ClientEventTypes.ItemDelete:
                var (_, id) = Find(fields, ErrorCodes.DeleteInvalidItem, "deleting");
                session.Conversation.Remove(id);
                ItemEvents.Deleted(session.Events, id);
                break;
            default:
                var (item, _) = Find(fields, ErrorCodes.TruncateInvalidItem, "truncating");
                _truncate.Handle(fields, item);
                break;
        }
    }

    private (ConversationItem Item, string Id) Find(FieldReader fields, string code, string doing)
    {
        var id = fields.RequiredString("item_id");
        return session.Conversation.Find(id) is { } item ? (item, id) : throw RealtimeErrorException.Invalid(
            code, $"Error {doing} item: the item with id '{id}' does not exist.", "item_id");
    }

    private void Create(FieldReader fields)
    {
        var item = ItemReader.Read(fields.RequiredObject("item"), session.Ids);
        if (session.Conversation.Find(item.Id) is not null)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.InvalidValue, $"Error adding item: the conversation already has an item with id '{item.Id}'.", "item.id");
        }

        if (item.Type == ItemType.FunctionCallOutput && !session.Conversation.HasCall(item.CallId!))
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.InvalidToolCallId, $"Tool call ID '{item.CallId}' not found in conversation.");
        }

        var previous = Insert(item, fields.OptionalString("previous_item_id"));
        ItemEvents.Added(session.Events, previous, item);
        ItemEvents.Done(session.Events, previous, item);
    }

    private string? Insert(ConversationItem item, string? previousId)
    {
        if (previousId is null)
        {
            return session.Conversation.Append(item);
        }

        if (previousId == "root")
        {
            session.Conversation.Prepend(item);
            return null;
        }

        return session.Conversation.TryInsertAfter(previousId, item) ? previousId : throw RealtimeErrorException.Invalid(
            ErrorCodes.ItemNotFound, $"Error adding item: the previous item with id '{previousId}' does not exist.", "previous_item_id");
    }
}
