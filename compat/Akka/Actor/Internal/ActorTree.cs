using System.Text;

namespace Akka.Actor.Internal;

/// <summary>Draws a hierarchy as text.</summary>
internal static class ActorTree
{
    public static string Print(IInternalActorRef root)
    {
        var text = new StringBuilder();
        Append(text, root, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IActorRef actor, string indent)
    {
        text.Append(indent.Length == 0 ? "-> " : indent[..^2] + "⌊-> ").Append(actor.Path.Name).Append(' ');
        if (actor is not LocalActorRef { Cell: var cell })
        {
            text.AppendLine(actor.GetType().Name);
            return;
        }

        var children = cell.GetChildren().OrderBy(static child => child.Path.Name, StringComparer.Ordinal).ToList();
        text.Append(actor.GetType().Name).Append(' ').Append(cell.Actor?.GetType().Name ?? "null")
            .Append(" status=").Append(cell.Mailbox.SuspendCount).Append(' ').Append(children.Count).AppendLine(" children");
        foreach (var child in children)
            Append(text, child, indent + "   ");
    }
}
