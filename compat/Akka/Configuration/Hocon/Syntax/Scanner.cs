namespace Akka.Configuration.Hocon;

/// <summary>The text with a position in it, and the rules for characters.</summary>
internal sealed class Scanner
{
    private const string Reserved = "$\"{}[]:=,#`^?!@*&\\";
    private const char ByteOrderMark = '\ufeff';

    private readonly string _source;
    private int _line = 1;
    private int _lineStart;
    private int _counted;

    internal Scanner(string text, string source)
    {
        Text = text;
        _source = source;
        if (text.StartsWith(ByteOrderMark))
            Position = _counted = _lineStart = 1;
    }

    internal string Text { get; }

    internal int Position { get; private set; }

    internal bool AtEnd => Position >= Text.Length;

    /// <summary>The current character; NUL at the end.</summary>
    internal char Current => AtEnd ? '\0' : Text[Position];

    /// <summary>Whether the value or key on this line is over: a line break, a comment or the end of the text.</summary>
    internal bool AtEndOfLine => AtEnd || Current == '\n' || AtComment;

    /// <summary>Whether only blanks stand before the end of the text or of the object.</summary>
    internal bool AtEndOfBlock
    {
        get
        {
            var saved = Position;
            SkipBlank();
            var result = AtEnd || Current == '}';
            Position = saved;
            return result;
        }
    }

    internal bool AtComment => Current == '#' || At("//");

    /// <summary>Characters that a key or value can hold only in quotes.</summary>
    internal static bool IsReserved(char c) => Reserved.Contains(c);

    /// <summary>White space as the specification has it: Unicode spaces and the byte order mark too.</summary>
    internal static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == ByteOrderMark;

    internal bool At(string text) => string.CompareOrdinal(Text, Position, text, 0, text.Length) == 0;

    internal bool AtUnquotedText => !AtEnd && !IsSpace(Current) && !IsReserved(Current) && !AtComment;

    internal char Take() => Text[Position++];

    internal void Skip(int count) => Position += count;

    internal bool TrySkip(string text)
    {
        if (!At(text))
            return false;
        Position += text.Length;
        return true;
    }

    /// <summary>Moves over spaces within the line and gives them.</summary>
    internal string TakeSpaces()
    {
        var start = Position;
        while (!AtEnd && Current != '\n' && IsSpace(Current))
            Position++;
        return Text[start..Position];
    }

    /// <summary>Moves over spaces, line breaks and comments.</summary>
    internal void SkipBlank()
    {
        while (!AtEnd)
        {
            if (AtComment)
            {
                while (!AtEnd && Current != '\n')
                    Position++;
            }
            else if (IsSpace(Current))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Line and column of the current position. Asked for in ascending order mostly; counting goes on from the last line found.</summary>
    internal Origin Here() => OriginAt(Position);

    internal Origin OriginAt(int position)
    {
        if (position < _lineStart)
            (_line, _lineStart, _counted) = (1, 0, 0);
        for (; _counted < position; _counted++)
        {
            if (Text[_counted] == '\n')
                (_line, _lineStart) = (_line + 1, _counted + 1);
        }

        return new Origin(_line, position - _lineStart + 1, _source);
    }

    internal FormatException Error(string problem) => new($"{problem} ({Here()})");

    internal string Shown => AtEnd ? "the end of the text" : Current == '\n' ? "the end of the line" : $"'{Current}'";
}
