using System.Runtime.InteropServices;
using AkkaVoice.Audio;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.InputAudio;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>Makes the output items of a plan, with ids and with audio in the format the client wants.</summary>
internal static class OutputItemFactory
{
    public static List<OutputItem> Create(IReadOnlyList<PlannedItem> plan, ResponseSettings settings, IdGenerator ids)
    {
        var items = new List<OutputItem>(plan.Count);
        foreach (var planned in plan)
        {
            items.Add(planned is PlannedFunctionCall call
                ? new OutputItem
                {
                    Id = ids.Item(),
                    Index = items.Count,
                    FunctionName = call.Name,
                    CallId = call.CallId ?? ids.Call(),
                    Text = call.ArgumentsJson,
                }
                : Message((PlannedMessage)planned, items.Count, settings, ids));
        }

        return items;
    }

    private static OutputItem Message(PlannedMessage message, int index, ResponseSettings settings, IdGenerator ids)
    {
        // Half a sample at the end would never be heard.
        var spoken = settings.AudioOutput && !message.WrittenOnly;
        var pcm = spoken ? message.Audio[..(message.Audio.Length & ~1)] : default;
        return new OutputItem
        {
            Id = ids.Item(),
            Index = index,
            Phase = message.Phase,
            IsSpoken = spoken,
            Text = message.Text,
            Pcm = pcm,
            Wire = Encode(pcm, settings.Format),
            Format = settings.Format,
        };
    }

    private static ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> pcm, AudioEncoding format)
    {
        if (format == AudioEncoding.Pcm || pcm.IsEmpty)
        {
            return pcm;
        }

        var resampler = new Resampler(AudioEncoding.Pcm.SampleRate, format.SampleRate);
        var samples = MemoryMarshal.Cast<byte, short>(pcm.Span);
        var narrow = new short[resampler.MostOutput(samples.Length) + resampler.MostFlush];
        var made = resampler.Process(samples, narrow);
        made += resampler.Flush(narrow.AsSpan(made));
        var wire = new byte[made];
        G711.Encode(narrow.AsSpan(0, made), wire, format == AudioEncoding.ALaw);
        return wire;
    }
}
