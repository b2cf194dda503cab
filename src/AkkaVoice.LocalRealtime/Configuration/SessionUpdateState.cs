namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>What has happened in a session that forbids some changes of its configuration.</summary>
/// <param name="AudioWasSent">Assistant audio exists: voice and output format are fixed.</param>
/// <param name="ResponseIsActive">A response is in progress: the speaking rate cannot change.</param>
internal readonly record struct SessionUpdateState(bool AudioWasSent, bool ResponseIsActive);
