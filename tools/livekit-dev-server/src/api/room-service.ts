import {
  CreateRoomRequest,
  DataPacket,
  DataPacket_Kind,
  DeleteRoomRequest,
  DeleteRoomResponse,
  DisconnectReason,
  ListParticipantsRequest,
  ListParticipantsResponse,
  ListRoomsRequest,
  ListRoomsResponse,
  MuteRoomTrackRequest,
  MuteRoomTrackResponse,
  MuteTrackRequest,
  RemoveParticipantResponse,
  RoomParticipantIdentity,
  SendDataRequest,
  SendDataResponse,
  UpdateParticipantRequest,
  UpdateRoomMetadataRequest,
  UserPacket,
} from '@livekit/protocol';
import type { ClaimGrants } from 'livekit-server-sdk';
import type { Dispatcher } from '../agents/dispatcher.js';
import { deliverData } from '../rooms/data.js';
import type { Participant } from '../rooms/participant.js';
import type { Room } from '../rooms/room.js';
import type { Rooms } from '../rooms/rooms.js';
import { method, TwirpError, type Method } from './twirp.js';

/** `livekit.RoomService`: rooms and participants, from outside. */
export function roomService(rooms: Rooms, dispatcher: Dispatcher): [string, Method][] {
  const find = (name: string): Room => {
    const room = rooms.find(name);
    if (!room) throw new TwirpError('not_found', 'requested room does not exist');
    return room;
  };
  const findIn = (room: Room, identity: string): Participant => {
    const participant = room.participants.get(identity);
    if (!participant) throw new TwirpError('not_found', 'participant does not exist');
    return participant;
  };
  const mayCreate = (grants: ClaimGrants) => grants.video?.roomCreate === true;
  const mayList = (grants: ClaimGrants) => grants.video?.roomList === true;
  const mayManage = (grants: ClaimGrants, request: { room: string }) =>
    grants.video?.roomAdmin === true && grants.video.room === request.room;

  return [
    ['CreateRoom', method(CreateRoomRequest, mayCreate, (request) => {
      if (request.name === '') throw new TwirpError('invalid_argument', 'name must not be empty');
      const isNew = rooms.find(request.name) === undefined;
      const room = rooms.open(request.name, request);
      if (isNew) for (const agent of request.agents) dispatcher.dispatch(room, agent.agentName, agent.metadata);
      return room.info();
    })],
    ['ListRooms', method(ListRoomsRequest, mayList, (request) => new ListRoomsResponse({
      rooms: rooms.all.filter((room) => request.names.length === 0 || request.names.includes(room.name)).map((room) => room.info()),
    }))],
    ['DeleteRoom', method(DeleteRoomRequest, mayCreate, async (request) => {
      if (!(await rooms.close(request.room, DisconnectReason.ROOM_DELETED))) throw new TwirpError('not_found', 'requested room does not exist');
      return new DeleteRoomResponse();
    })],
    ['ListParticipants', method(ListParticipantsRequest, mayManage, (request) => new ListParticipantsResponse({
      participants: [...find(request.room).participants.values()].map((participant) => participant.info()),
    }))],
    ['GetParticipant', method(RoomParticipantIdentity, mayManage, (request) => findIn(find(request.room), request.identity).info())],
    ['RemoveParticipant', method(RoomParticipantIdentity, mayManage, async (request) => {
      const room = find(request.room);
      await room.remove(findIn(room, request.identity), DisconnectReason.PARTICIPANT_REMOVED);
      return new RemoveParticipantResponse();
    })],
    ['MutePublishedTrack', method(MuteRoomTrackRequest, mayManage, (request) => {
      const room = find(request.room);
      const participant = findIn(room, request.identity);
      const track = participant.tracks.get(request.trackSid);
      if (!track) throw new TwirpError('not_found', 'track is not published');
      track.info.muted = request.muted;
      participant.connection?.send({ case: 'mute', value: new MuteTrackRequest({ sid: track.sid, muted: request.muted }) });
      room.announce(participant);
      return new MuteRoomTrackResponse({ track: track.info });
    })],
    ['UpdateParticipant', method(UpdateParticipantRequest, mayManage, (request) => {
      const room = find(request.room);
      const participant = findIn(room, request.identity);
      participant.describe(request);
      room.announce(participant);
      return participant.info();
    })],
    ['UpdateRoomMetadata', method(UpdateRoomMetadataRequest, mayManage, (request) => {
      const room = find(request.room);
      room.metadata = request.metadata;
      room.announceRoom();
      return room.info();
    })],
    ['SendData', method(SendDataRequest, mayManage, (request) => {
      const room = find(request.room);
      const label = request.kind === DataPacket_Kind.LOSSY ? '_lossy' : '_reliable';
      const packet = new DataPacket({
        kind: request.kind,
        destinationIdentities: request.destinationIdentities,
        value: { case: 'user', value: new UserPacket({ payload: request.data, topic: request.topic, destinationSids: request.destinationSids }) },
      });
      deliverData(room, label, packet, [...room.participants.values()]);
      return new SendDataResponse();
    })],
  ];
}
