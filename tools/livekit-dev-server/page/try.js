'use strict';

// A front end as small as it can be, on LiveKit's own client: what it shows comes by the names that LiveKit's agents use.
const element = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const roomName = query.get('room') ?? `try-${Math.random().toString(36).slice(2, 8)}`;
const room = new LivekitClient.Room();
const lines = new Map();
let agent;

function show(text) {
  element('state').textContent = text;
}

function line(segment, who) {
  if (!lines.has(segment)) {
    const paragraph = document.createElement('p');
    paragraph.className = `${who === agent?.identity ? 'agent' : 'person'} open`;
    element('words').append(paragraph);
    lines.set(segment, paragraph);
  }
  return lines.get(segment);
}

function showState(participant) {
  if (participant.kind !== LivekitClient.ParticipantKind.AGENT) return;
  agent = participant;
  show(participant.attributes['lk.agent.state'] ?? 'the agent is here');
  element('interrupt').disabled = false;
}

room.on('participantConnected', showState);
room.on('participantAttributesChanged', (_, participant) => showState(participant));
room.on('trackSubscribed', (track) => track.kind === 'audio' && document.body.append(track.attach()));
room.on('participantDisconnected', (participant) => participant === agent && show('the agent has left'));
room.on('disconnected', () => show('not joined'));

room.registerTextStreamHandler('lk.transcription', async (reader, from) => {
  const paragraph = line(reader.info.attributes['lk.segment_id'], from.identity);
  const who = from.identity === agent?.identity ? 'Agent' : 'You';
  let text = '';
  for await (const part of reader) {
    text += part;
    paragraph.textContent = `${who}: ${text}`;
  }
  // The trailer's attributes are the reader's now.
  if (reader.info.attributes['lk.transcription_final'] === 'true') paragraph.classList.remove('open');
});

element('join').onclick = async () => {
  element('join').disabled = true;
  try {
    const answer = await fetch(`try/token?${new URLSearchParams({ room: roomName, agent: query.get('agent') ?? '' })}`);
    const { url, token } = await answer.json();
    await room.connect(url, token);
    for (const participant of room.remoteParticipants.values()) showState(participant);
    if (!agent) show(`in room ${roomName}; waiting for an agent`);
    await room.localParticipant.setMicrophoneEnabled(true);
    for (const control of element('chat').elements) control.disabled = false;
  } catch (error) {
    show(`cannot join: ${error.message}`);
    element('join').disabled = false;
  }
};

element('interrupt').onclick = () =>
  room.localParticipant.performRpc({ destinationIdentity: agent.identity, method: 'akkavoice.interrupt', payload: '{}' }).catch((error) => show(error.message));

element('chat').onsubmit = async (event) => {
  event.preventDefault();
  const input = element('chat').elements.text;
  if (input.value.trim() === '') return;
  await room.localParticipant.sendText(input.value, { topic: 'lk.chat' });
  line(`typed-${lines.size}`, room.localParticipant.identity).textContent = `You (typed): ${input.value}`;
  input.value = '';
};
