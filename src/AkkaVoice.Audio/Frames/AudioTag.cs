namespace AkkaVoice.Audio;

/// <summary>
/// Whom a stretch of assistant audio belongs to, in the terms of the OpenAI Realtime API's
/// <c>response.output_audio.delta</c>. It travels with the frames, so that playout can say what of which item was heard.
/// </summary>
/// <param name="ResponseId">The response that is being spoken (<c>resp_…</c>).</param>
/// <param name="ItemId">The conversation item within it (<c>item_…</c>); what a truncation names.</param>
/// <param name="ContentIndex">The index of the audio part within the item, from 0.</param>
public sealed record AudioTag(string ResponseId, string ItemId, int ContentIndex);
