import {
  CreateAgentDispatchRequest,
  DeleteAgentDispatchRequest,
  ListAgentDispatchRequest,
  ListAgentDispatchResponse,
} from '@livekit/protocol';
import type { ClaimGrants } from 'livekit-server-sdk';
import type { Dispatcher } from '../agents/dispatcher.js';
import type { Rooms } from '../rooms/rooms.js';
import { method, TwirpError, type Method } from './twirp.js';

/** `livekit.AgentDispatchService`: asks for agents, tells what became of them, sends them away. */
export function dispatchService(rooms: Rooms, dispatcher: Dispatcher): [string, Method][] {
  const mayManage = (grants: ClaimGrants, request: { room: string }) =>
    grants.video?.roomAdmin === true && grants.video.room === request.room;

  return [
    ['CreateDispatch', method(CreateAgentDispatchRequest, mayManage, (request) => {
      if (request.room === '') throw new TwirpError('invalid_argument', 'room must not be empty');
      return dispatcher.dispatch(rooms.open(request.room), request.agentName, request.metadata);
    })],
    ['ListDispatch', method(ListAgentDispatchRequest, mayManage, (request) => new ListAgentDispatchResponse({
      agentDispatches: dispatcher.list(request.room).filter((dispatch) => request.dispatchId === '' || dispatch.id === request.dispatchId),
    }))],
    ['DeleteDispatch', method(DeleteAgentDispatchRequest, mayManage, (request) => {
      const dispatch = dispatcher.withdraw(request.room, request.dispatchId);
      if (!dispatch) throw new TwirpError('not_found', 'dispatch does not exist');
      return dispatch;
    })],
  ];
}
