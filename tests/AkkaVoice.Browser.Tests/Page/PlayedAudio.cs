using System.Runtime.InteropServices;
using Microsoft.Playwright;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>Records what a page gives to the loudspeaker: everything that is connected to a context's destination passes by here first.</summary>
internal static class PlayedAudio
{
    public const string Recorder = """
        window.played = [];
        const connect = AudioNode.prototype.connect;
        AudioNode.prototype.connect = function (target, ...rest) {
          if (target instanceof AudioDestinationNode && !this.isRecorder) {
            // Long blocks: the page's thread may be late by one of them on a busy machine, and nothing is lost.
            const recorder = this.context.createScriptProcessor(16384, 1, 1);
            recorder.isRecorder = true;
            recorder.onaudioprocess = (event) => {
              const samples = event.inputBuffer.getChannelData(0);
              window.playedRate = event.inputBuffer.sampleRate;
              window.played.push(Int16Array.from(samples, (s) => Math.max(-1, Math.min(1, s)) * 32767));
            };
            connect.call(this, recorder);
            connect.call(recorder, target);
          }
          return connect.call(this, target, ...rest);
        };
        """;

    private const string Reader = """
        () => {
          const bytes = new Uint8Array(window.played.reduce((sum, block) => sum + block.byteLength, 0));
          let at = 0;
          for (const block of window.played) {
            bytes.set(new Uint8Array(block.buffer), at);
            at += block.byteLength;
          }
          let text = "";
          for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
          return window.playedRate + ":" + btoa(text);
        }
        """;

    /// <returns>What was played so far, at 24 kHz.</returns>
    public static async Task<short[]> ReadAsync(IPage page)
    {
        var text = (await page.EvaluateAsync<string>(Reader)).Split(':');
        Assert.Equal("24000", text[0]);
        return MemoryMarshal.Cast<byte, short>(Convert.FromBase64String(text[1])).ToArray();
    }
}
