import {
  RTCPeerConnection,
  RTCRtpCodecParameters,
  useAudioLevelIndication,
  useSdesMid,
  type RTCIceCandidate,
} from 'werift';

/**
 * A peer connection on loopback that speaks Opus.
 *
 * Full ICE, because DTLS never finishes against LiveKit's clients with ICE-lite. VP8 is known only so that the receive sections for video,
 * which native clients offer unasked, stay in place as inactive ones: a rejected section would be reused for audio.
 */
export function newPeer(): RTCPeerConnection {
  return new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
    codecs: {
      audio: [
        new RTCRtpCodecParameters({
          mimeType: 'audio/opus',
          clockRate: 48000,
          channels: 2,
          payloadType: 111,
          parameters: 'minptime=10;useinbandfec=1',
        }),
      ],
      video: [new RTCRtpCodecParameters({ mimeType: 'video/VP8', clockRate: 90000, payloadType: 96 })],
    },
    headerExtensions: { audio: [useSdesMid(), useAudioLevelIndication()], video: [useSdesMid()] },
  });
}

/** Tells `send` of each local candidate that lies on loopback: nothing else is to be reachable. */
export function trickleLoopback(peer: RTCPeerConnection, send: (candidateInit: string) => void): void {
  peer.onIceCandidate.subscribe((candidate?: RTCIceCandidate) => {
    if (candidate && candidate.candidate.split(' ')[4] === '127.0.0.1') send(JSON.stringify(candidate.toJSON()));
  });
}

/** Drops the candidates of a local description that are not on loopback. */
export function loopbackOnly(sdp: string): string {
  return sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || line.split(' ')[4] === '127.0.0.1')
    .join('\r\n');
}
