using System.Security.Cryptography;
using LiveKit.Rtc.Tests.Rooms;

namespace LiveKit.Rtc.Tests.DataStreams;

/// <summary>Text and bytes that are longer than a packet, or not there yet as a whole.</summary>
public class StreamTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task A_text_comes_whole_with_its_attributes()
    {
        var received = Arrival<(string Text, TextStreamInfo Info, string From)>();
        await using var receiver = await Visit.EnterAsync(server, "text", "receiver", before: room =>
            room.RegisterTextStreamHandler("lk.chat", async (reader, from) => received.SetResult((await reader.ReadAllAsync(), reader.Info, from))));
        await using var sender = await Visit.EnterAsync(server, "text", "sender");
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{n}ä "));

        var sent = await sender.Self.SendTextAsync(text, new StreamTextOptions { Topic = "lk.chat", Attributes = new Dictionary<string, string> { ["lang"] = "de" } });

        var (got, info, from) = await received.Task.WaitAsync(Visit.Patience);
        Assert.Equal(text, got);
        Assert.Equal(("sender", "lk.chat", "de", sent.StreamId), (from, info.Topic, info.Attributes["lang"], info.StreamId));
    }

    [LiveKitFact]
    public async Task A_text_comes_in_the_parts_it_was_written_in()
    {
        var parts = System.Threading.Channels.Channel.CreateUnbounded<string>();
        await using var receiver = await Visit.EnterAsync(server, "parts", "receiver", before: room => room.RegisterTextStreamHandler("t", async (reader, _) =>
        {
            await foreach (var part in reader)
                parts.Writer.TryWrite(part);
            parts.Writer.Complete();
        }));
        await using var sender = await Visit.EnterAsync(server, "parts", "sender");
        var writer = await sender.Self.StreamTextAsync(new StreamTextOptions { Topic = "t" });
        using var patience = new CancellationTokenSource(Visit.Patience);
        foreach (var part in (string[])["one ", "two ", "three"])
        {
            await writer.WriteAsync(part);
            Assert.Equal(part, await parts.Reader.ReadAsync(patience.Token));
        }
        await writer.CloseAsync();
        await writer.CloseAsync();
        await parts.Reader.Completion.WaitAsync(Visit.Patience);
    }

    [LiveKitFact]
    public async Task Attributes_that_come_with_the_end_are_there_once_it_is_read()
    {
        var beginning = Arrival<IReadOnlyDictionary<string, string>>();
        var text = Arrival<IReadOnlyDictionary<string, string>>();
        var bytes = Arrival<IReadOnlyDictionary<string, string>>();
        await using var receiver = await Visit.EnterAsync(server, "trailer", "receiver", before: room =>
        {
            room.RegisterTextStreamHandler("t", async (reader, _) =>
            {
                beginning.SetResult(reader.Info.Attributes);
                await reader.ReadAllAsync();
                text.SetResult(reader.Info.Attributes);
            });
            room.RegisterByteStreamHandler("b", async (reader, _) =>
            {
                await reader.ReadAllAsync();
                bytes.SetResult(reader.Info.Attributes);
            });
        });
        await using var sender = await Visit.EnterAsync(server, "trailer", "sender");
        var begun = new Dictionary<string, string> { ["segment"] = "7", ["final"] = "false" };
        var ended = new Dictionary<string, string> { ["final"] = "true", ["words"] = "3" };

        var writer = await sender.Self.StreamTextAsync(new StreamTextOptions { Topic = "t", Attributes = begun });
        await writer.WriteAsync("one two three");
        Assert.Equal(begun, await beginning.Task.WaitAsync(Visit.Patience));
        await writer.CloseAsync(attributes: ended);
        var file = await sender.Self.StreamBytesAsync(new StreamByteOptions { Topic = "b", Attributes = begun });
        await file.WriteAsync(new byte[3]);
        await file.CloseAsync(attributes: ended);

        var both = new Dictionary<string, string> { ["segment"] = "7", ["final"] = "true", ["words"] = "3" };
        Assert.Equal(both, await text.Task.WaitAsync(Visit.Patience));
        Assert.Equal(both, await bytes.Task.WaitAsync(Visit.Patience));
    }

    [LiveKitFact]
    public async Task Bytes_a_file_and_parts_come_as_they_were()
    {
        var received = System.Threading.Channels.Channel.CreateUnbounded<(ByteStreamInfo Info, byte[] Bytes)>();
        await using var receiver = await Visit.EnterAsync(server, "bytes", "receiver", before: room =>
            room.RegisterByteStreamHandler("b", async (reader, _) => received.Writer.TryWrite((reader.Info, await reader.ReadAllAsync()))));
        await using var sender = await Visit.EnterAsync(server, "bytes", "sender");
        using var patience = new CancellationTokenSource(Visit.Patience);
        var bytes = RandomNumberGenerator.GetBytes(100_000);

        await sender.Self.SendBytesAsync(bytes, new StreamByteOptions { Topic = "b", Name = "noise", MimeType = "audio/wav" });
        var whole = await received.Reader.ReadAsync(patience.Token);
        Assert.Equal(("noise", "audio/wav"), (whole.Info.Name, whole.Info.MimeType));
        Assert.Equal(bytes, whole.Bytes);

        await using (var writer = await sender.Self.StreamBytesAsync(new StreamByteOptions { Topic = "b", Name = "parts" }))
        {
            await writer.WriteAsync(bytes.AsMemory(0, 10));
            await writer.WriteAsync(bytes.AsMemory(10, 90));
        }
        Assert.Equal(bytes[..100], (await received.Reader.ReadAsync(patience.Token)).Bytes);

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, bytes);
            await sender.Self.SendFileAsync(file, new StreamByteOptions { Topic = "b", Name = "file" });
            Assert.Equal(bytes, (await received.Reader.ReadAsync(patience.Token)).Bytes);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [LiveKitFact]
    public async Task A_stream_that_its_sender_does_not_finish_is_an_error_for_its_reader()
    {
        var outcome = Arrival<Exception?>();
        await using var receiver = await Visit.EnterAsync(server, "broken", "receiver", before: room => room.RegisterTextStreamHandler("t", async (reader, _) =>
            outcome.SetResult(await Record.ExceptionAsync(() => reader.ReadAllAsync()))));
        var sender = await Visit.EnterAsync(server, "broken", "sender");
        var writer = await sender.Self.StreamTextAsync(new StreamTextOptions { Topic = "t" });
        await writer.WriteAsync("and then ");
        await sender.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => writer.WriteAsync("more"));

        // Whether or not the server tells of the sender's end, the reader's room does when it is left.
        if (await Task.WhenAny(outcome.Task, Task.Delay(TimeSpan.FromSeconds(2))) != outcome.Task)
            await receiver.Room.DisconnectAsync();
        Assert.IsType<StreamError>(await outcome.Task.WaitAsync(Visit.Patience));
    }

    [LiveKitFact]
    public async Task A_stream_that_is_under_way_when_its_reader_leaves_is_not_taken_for_whole()
    {
        var beginning = Arrival<string>();
        var outcome = Arrival<Exception?>();
        await using var receiver = await Visit.EnterAsync(server, "half", "receiver", before: room => room.RegisterTextStreamHandler("t", async (reader, _) =>
            outcome.SetResult(await Record.ExceptionAsync(async () =>
            {
                await foreach (var part in reader)
                    beginning.TrySetResult(part);
            }))));
        await using var sender = await Visit.EnterAsync(server, "half", "sender");
        var writer = await sender.Self.StreamTextAsync(new StreamTextOptions { Topic = "t" });
        await writer.WriteAsync("and then ");
        Assert.Equal("and then ", await beginning.Task.WaitAsync(Visit.Patience));

        await receiver.Room.DisconnectAsync();

        Assert.IsType<StreamError>(await outcome.Task.WaitAsync(Visit.Patience));
    }

    [LiveKitFact]
    public async Task Streams_of_a_topic_that_nobody_takes_are_thrown_away()
    {
        var received = Arrival<string>();
        await using var receiver = await Visit.EnterAsync(server, "untaken", "receiver", before: room =>
        {
            room.RegisterTextStreamHandler("t", async (reader, _) => received.SetResult(await reader.ReadAllAsync()));
            room.RegisterTextStreamHandler("former", (_, _) => Task.CompletedTask);
            room.UnregisterTextStreamHandler("former");
        });
        Assert.Throws<InvalidOperationException>(() => receiver.Room.RegisterTextStreamHandler("t", (_, _) => Task.CompletedTask));
        await using var sender = await Visit.EnterAsync(server, "untaken", "sender");
        await sender.Self.SendTextAsync("nobody", new StreamTextOptions { Topic = "former" });
        await sender.Self.SendBytesAsync(new byte[10], new StreamByteOptions { Topic = "other" });
        await sender.Self.SendTextAsync("somebody", new StreamTextOptions { Topic = "t" });
        Assert.Equal("somebody", await received.Task.WaitAsync(Visit.Patience));
    }

    private static TaskCompletionSource<T> Arrival<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
