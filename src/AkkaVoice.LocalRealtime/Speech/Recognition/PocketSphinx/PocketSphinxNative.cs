using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

/// <summary>The C interface of PocketSphinx 0.8+5prealpha and its base library, as Debian ships them.</summary>
internal static partial class PocketSphinxNative
{
    public const string Library = "libpocketsphinx.so.3";
    public const string BaseLibrary = "libsphinxbase.so.3";

    /// <summary>Definitions of the options that <see cref="ParseOptions"/> understands.</summary>
    [LibraryImport(Library, EntryPoint = "ps_args")]
    public static partial nint OptionDefinitions();

    /// <summary>Reads options from an argument vector whose first entry is the program's name.</summary>
    [LibraryImport(BaseLibrary, EntryPoint = "cmd_ln_parse_r")]
    public static partial nint ParseOptions(
        nint into,
        nint definitions,
        int count,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPUTF8Str)] string[] arguments,
        int strict);

    [LibraryImport(BaseLibrary, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeOptions(nint options);

    /// <summary>Sends the library's log to a C stream; null silences it. Holds for the whole process.</summary>
    [LibraryImport(BaseLibrary, EntryPoint = "err_set_logfp")]
    public static partial void SetLogStream(nint stream);

    [LibraryImport(Library, EntryPoint = "ps_init")]
    public static partial nint Init(nint options);

    [LibraryImport(Library, EntryPoint = "ps_free")]
    public static partial int Free(nint decoder);

    /// <summary>Adds one pronunciation; further ones of a word are named <c>word(2)</c>, <c>word(3)</c>, ….</summary>
    [LibraryImport(Library, EntryPoint = "ps_add_word", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddWord(nint decoder, string word, string phones, int update);

    [LibraryImport(Library, EntryPoint = "ps_set_jsgf_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetGrammar(nint decoder, string name, string jsgf);

    [LibraryImport(Library, EntryPoint = "ps_set_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetSearch(nint decoder, string name);

    /// <summary>Forgets the noise that earlier utterances had around them.</summary>
    [LibraryImport(Library, EntryPoint = "ps_start_stream")]
    public static partial int StartStream(nint decoder);

    [LibraryImport(Library, EntryPoint = "ps_start_utt")]
    public static partial int StartUtterance(nint decoder);

    [LibraryImport(Library, EntryPoint = "ps_process_raw")]
    public static partial int Process(nint decoder, ReadOnlySpan<short> samples, nuint count, int noSearch, int wholeUtterance);

    [LibraryImport(Library, EntryPoint = "ps_end_utt")]
    public static partial int EndUtterance(nint decoder);

    /// <summary>The best hypothesis and its score (log, in the library's own base); null when there is none.</summary>
    [LibraryImport(Library, EntryPoint = "ps_get_hyp")]
    public static partial nint Hypothesis(nint decoder, out int score);

    [LibraryImport(Library, EntryPoint = "ps_seg_iter")]
    public static partial nint FirstSegment(nint decoder);

    /// <summary>The next segment; null, and the iterator freed, after the last.</summary>
    [LibraryImport(Library, EntryPoint = "ps_seg_next")]
    public static partial nint NextSegment(nint segment);

    [LibraryImport(Library, EntryPoint = "ps_seg_word")]
    public static partial nint SegmentWord(nint segment);

    [LibraryImport(Library, EntryPoint = "ps_seg_frames")]
    public static partial void SegmentFrames(nint segment, out int first, out int last);

    [LibraryImport(Library, EntryPoint = "ps_seg_prob")]
    public static partial int SegmentScores(nint segment, out int acoustic, out int language, out int backoff);
}
