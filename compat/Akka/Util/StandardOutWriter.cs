namespace Akka.Util;

/// <summary>Writes whole texts to standard output, so that lines of several threads do not mix.</summary>
public static class StandardOutWriter
{
    private static readonly Lock Gate = new();

    public static void Write(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null)
    {
        lock (Gate)
        {
            if (foregroundColor is { } foreground)
                Console.ForegroundColor = foreground;
            if (backgroundColor is { } background)
                Console.BackgroundColor = background;
            Console.Out.Write(message);
            if (foregroundColor is not null || backgroundColor is not null)
                Console.ResetColor();
            Console.Out.Flush();
        }
    }

    public static void WriteLine(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Write(message + Environment.NewLine, foregroundColor, backgroundColor);
}
