using System.Net;
using AkkaVoice.Browser.Tests.Page;
using AkkaVoice.LiveKit.Tests.Service;

namespace AkkaVoice.LiveKit.Tests.Callers;

/// <summary>A person with a browser: LiveKit's own client in Debian's Chromium, a WAV file at its microphone, and a recorder at its loudspeaker.</summary>
internal sealed class FrontEnd : IAsyncDisposable
{
    public const string Identity = "tab";

    private const string Content = """
        <!doctype html><title>front end</title><button>Start talking</button><script src="client.js"></script>
        <script>
          const room = new LivekitClient.Room();
          const seen = { states: [], texts: [] };
          const note = (attributes) => attributes['lk.agent.state'] && seen.states.push(attributes['lk.agent.state']);
          room.registerTextStreamHandler('lk.transcription', async (reader, from) => {
            const line = { from: from.identity, final: 'false', text: '' };
            seen.texts.push(line);
            for await (const part of reader) line.text += part;
            line.final = reader.info.attributes['lk.transcription_final'];
          });
          room.on('participantAttributesChanged', note);
          room.on('participantConnected', (one) => note(one.attributes));
          // Recorded on the audio's own thread: the page's is late on a busy machine, and loses what comes meanwhile.
          const recorder = `registerProcessor('recorder', class extends AudioWorkletProcessor {
            block = new Int16Array(1024);
            filled = 0;
            process([[samples]]) {
              for (const sample of samples ?? []) {
                this.block[this.filled++] = Math.max(-1, Math.min(1, sample)) * 32767;
                if (this.filled < this.block.length) continue;
                this.port.postMessage(this.block);
                this.filled = 0;
              }
              return true;
            }
          });`;
          document.querySelector('button').onclick = async () => {
            const context = new AudioContext({ sampleRate: 24000 });
            window.playedRate = context.sampleRate;
            await context.audioWorklet.addModule(URL.createObjectURL(new Blob([recorder], { type: 'text/javascript' })));
            room.on('trackSubscribed', (track) => {
              document.body.append(track.attach());
              const ear = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
              ear.port.onmessage = ({ data }) => window.played.push(data);
              context.createMediaStreamSource(new MediaStream([track.mediaStreamTrack])).connect(ear);
            });
            const [url, token] = decodeURIComponent(location.hash.slice(1)).split(' ');
            await room.connect(url, token);
          };
        </script>
        """;

    private readonly HttpListener _pages;
    private readonly Tab _tab;

    private FrontEnd(HttpListener pages, Tab tab) => (_pages, _tab) = (pages, tab);

    /// <summary>Enters a room.</summary>
    /// <param name="server">Where.</param>
    /// <param name="room">The room's name.</param>
    /// <param name="microphone">What the microphone hears, from the moment at which it is opened.</param>
    public static async Task<FrontEnd> EnterAsync(RoomServer server, string room, Recordings microphone)
    {
        // A page of this machine's own: one from elsewhere may neither have the microphone nor call a server here.
        var pages = new HttpListener { Prefixes = { $"http://localhost:{LiveKitDevServer.UnusedPort()}/" } };
        pages.Start();
        _ = ServeAsync(pages, await LiveKitDevServer.BrowserClientAsync());
        var where = Uri.EscapeDataString($"{server.Url} {LiveKitToken.Create(Identity, room)}");
        var tab = await Tab.OpenAsync(new Uri($"{pages.Prefixes.Single()}#{where}"), microphone.Microphone);
        await tab.TalkAsync();
        var frontEnd = new FrontEnd(pages, tab);
        await frontEnd.SeesAsync("room.state === 'connected'");
        return frontEnd;
    }

    /// <summary>Waits until the agent is there and listens, with its voice subscribed to.</summary>
    public Task AgentIsThereAsync() => SeesAsync(
        "[...room.remoteParticipants.values()].some((one) => one.isAgent && one.attributes['lk.agent.state'] === 'listening' && [...one.trackPublications.values()].some((track) => track.isSubscribed))");

    /// <summary>Opens the microphone: what is recorded begins.</summary>
    public Task TalksAsync() =>
        _tab.Page.EvaluateAsync("room.localParticipant.setMicrophoneEnabled(true, { echoCancellation: false, noiseSuppression: false, autoGainControl: false })");

    /// <summary>Sends a text to the agent.</summary>
    public Task TypesAsync(string text) => _tab.Page.EvaluateAsync("(text) => room.localParticipant.sendText(text, { topic: 'lk.chat' })", text);

    /// <summary>Waits until something is so in the page.</summary>
    public async Task SeesAsync(string expression)
    {
        try
        {
            await _tab.Page.WaitForFunctionAsync(expression);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Not so in the page: {expression}. Seen: {await _tab.Page.EvaluateAsync<string>("JSON.stringify(seen)")}; console: {string.Join('\n', _tab.Complaints)}");
        }
    }

    /// <summary>Waits for words of somebody's, said to their end.</summary>
    /// <returns>All of them.</returns>
    public async Task<string> ReadsAsync(string words)
    {
        var which = $"seen.texts.find((one) => one.final === 'true' && one.text.toLowerCase().includes('{words.ToLowerInvariant()}'))";
        await SeesAsync(which);
        return await _tab.Page.EvaluateAsync<string>(which + ".text");
    }

    /// <summary>The agent's states, in order.</summary>
    public Task<string[]> StatesAsync() => _tab.Page.EvaluateAsync<string[]>("seen.states");

    /// <summary>What the loudspeaker has played, at 24 kHz.</summary>
    public Task<short[]> PlayedAsync() => _tab.PlayedAsync();

    public Task LeavesAsync() => _tab.Page.EvaluateAsync("room.disconnect()");

    public async ValueTask DisposeAsync()
    {
        await _tab.DisposeAsync();
        _pages.Close();
    }

    private static async Task ServeAsync(HttpListener pages, string client)
    {
        try
        {
            while (true)
            {
                var context = await pages.GetContextAsync();
                using var response = context.Response;
                var isClient = context.Request.Url!.AbsolutePath == "/client.js";
                response.ContentType = isClient ? "text/javascript" : "text/html";
                await response.OutputStream.WriteAsync(isClient ? await File.ReadAllBytesAsync(client) : System.Text.Encoding.UTF8.GetBytes(Content));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
