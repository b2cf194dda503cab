using System.Runtime.InteropServices;

namespace AkkaVoice.Load.Peers;

/// <summary>What the peer says, rendered before anyone asks. <c>#a</c> is a turn's number, <c>#t</c> a time in ms of audio that came.</summary>
internal static class PeerMessages
{
    /// <summary>Lengths of the audio deltas, in ms: uneven, as services cut them, 200 on average.</summary>
    public static readonly int[] DeltaMs = [60, 120, 200, 280, 340];

    public static readonly Template[] Deltas = [.. DeltaMs.Select(AudioDelta)];

    public static readonly Template SpeechStarted = new(
        """{"type":"input_audio_buffer.speech_started","event_id":"event_#a","audio_start_ms":#t,"item_id":"item_u#a"}""");

    public static readonly Template SpeechStopped = new(
        """{"type":"input_audio_buffer.speech_stopped","event_id":"event_#a","audio_end_ms":#t,"item_id":"item_u#a"}""");

    public static readonly Template Committed = new(
        """{"type":"input_audio_buffer.committed","event_id":"event_#a","previous_item_id":null,"item_id":"item_u#a"}""");

    public static readonly Template UserItem = new(
        """{"type":"conversation.item.added","event_id":"event_#a","previous_item_id":null,"item":{"id":"item_u#a","object":"realtime.item","type":"message","status":"completed","role":"user","content":[{"type":"input_audio","transcript":null}]}}""");

    public static readonly Template UserWords = new(
        """{"type":"conversation.item.input_audio_transcription.delta","event_id":"event_#a","item_id":"item_u#a","content_index":0,"delta":" What is the"}""");

    public static readonly Template UserSaid = new(
        """{"type":"conversation.item.input_audio_transcription.completed","event_id":"event_#a","item_id":"item_u#a","content_index":0,"transcript":"What is the weather in Paris today?"}""");

    public static readonly Template ResponseCreated = new(
        """{"type":"response.created","event_id":"event_#a","response":{"object":"realtime.response","id":"resp_#a","status":"in_progress","status_details":null,"output":[],"conversation_id":"conv_1","output_modalities":["audio"],"max_output_tokens":"inf","audio":{"output":{"format":{"type":"audio/pcm","rate":24000},"voice":"marin"}},"usage":null,"metadata":null}}""");

    public static readonly Template ItemStarted = new(
        """{"type":"response.output_item.added","event_id":"event_#a","response_id":"resp_#a","output_index":0,"item":{"id":"item_#a","object":"realtime.item","type":"message","status":"in_progress","role":"assistant","content":[]}}""");

    public static readonly Template ItemAdded = new(
        """{"type":"conversation.item.added","event_id":"event_#a","previous_item_id":null,"item":{"id":"item_#a","object":"realtime.item","type":"message","status":"in_progress","role":"assistant","content":[]}}""");

    public static readonly Template PartAdded = new(
        """{"type":"response.content_part.added","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"content_index":0,"part":{"type":"audio","transcript":""}}""");

    public static readonly Template Words = new(
        """{"type":"response.output_audio_transcript.delta","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"content_index":0,"delta":" and it goes on"}""");

    public static readonly Template AudioDone = new(
        """{"type":"response.output_audio.done","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"content_index":0}""");

    public static readonly Template WordsDone = new(
        $$$"""{"type":"response.output_audio_transcript.done","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"content_index":0,"transcript":"{{{Said}}}"}""");

    public static readonly Template PartDone = new(
        $$$"""{"type":"response.content_part.done","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"content_index":0,"part":{"type":"audio","transcript":"{{{Said}}}"}}""");

    public static readonly Template ItemDone = new(
        $$$"""{"type":"response.output_item.done","event_id":"event_#a","response_id":"resp_#a","output_index":0,"item":{"id":"item_#a","object":"realtime.item","type":"message","status":"completed","role":"assistant","content":[{"type":"output_audio","transcript":"{{{Said}}}"}]}}""");

    public static readonly Template ResponseDone = new(Done("completed", $$$"""{"id":"item_#a","object":"realtime.item","type":"message","status":"completed","role":"assistant","content":[{"type":"output_audio","transcript":"{{{Said}}}"}]}"""));

    public static readonly Template ResponseCancelled = new(Done("cancelled", ""));

    public static readonly Template CallStarted = new(
        """{"type":"response.output_item.added","event_id":"event_#a","response_id":"resp_#a","output_index":0,"item":{"id":"item_#a","object":"realtime.item","type":"function_call","status":"in_progress","call_id":"call_#a","name":"get_weather","arguments":""}}""");

    public static readonly Template CallDelta = new(
        """{"type":"response.function_call_arguments.delta","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"call_id":"call_#a","delta":"{\"city\":"}""");

    public static readonly Template CallArguments = new(
        """{"type":"response.function_call_arguments.done","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"call_id":"call_#a","name":"get_weather","arguments":"{\"city\":\"Paris\"}"}""");

    public static readonly Template CallDone = new(
        """{"type":"response.output_item.done","event_id":"event_#a","response_id":"resp_#a","output_index":0,"item":{"id":"item_#a","object":"realtime.item","type":"function_call","status":"completed","call_id":"call_#a","name":"get_weather","arguments":"{\"city\":\"Paris\"}"}}""");

    public static readonly Template CallResponseDone = new(Done("completed", """{"id":"item_#a","object":"realtime.item","type":"function_call","status":"completed","call_id":"call_#a","name":"get_weather","arguments":"{\"city\":\"Paris\"}"}"""));

    private static string Said => string.Concat(Enumerable.Repeat("and it goes on ", 30)).Trim();

    private static string Done(string status, string output) =>
        """{"type":"response.done","event_id":"event_#a","response":{"object":"realtime.response","id":"resp_#a","status":"STATUS","status_details":null,"output":[OUTPUT],"conversation_id":"conv_1","usage":{"total_tokens":900,"input_tokens":600,"output_tokens":300,"input_token_details":{"text_tokens":300,"audio_tokens":300,"cached_tokens":256},"output_token_details":{"text_tokens":60,"audio_tokens":240}},"metadata":null}}"""
            .Replace("STATUS", status, StringComparison.Ordinal)
            .Replace("OUTPUT", output, StringComparison.Ordinal);

    private static Template AudioDelta(int ms)
    {
        var samples = new short[ms * 24];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(3_000 * Math.Sin(i * 0.05));
        var audio = Convert.ToBase64String(MemoryMarshal.AsBytes(samples.AsSpan()));
        return new Template(
            """{"type":"response.output_audio.delta","event_id":"event_#a","response_id":"resp_#a","item_id":"item_#a","output_index":0,"content_index":0,"delta":"AUDIO"}"""
                .Replace("AUDIO", audio, StringComparison.Ordinal));
    }
}
