import { ServerInfo, ServerInfo_Edition } from '@livekit/protocol';
import { newId } from '../ids.js';

/** The version of the genuine server whose behaviour this one follows; clients choose what they do by it. */
export const serverVersion = '1.9.12';

const nodeId = newId('ND_');

export function serverInfo(): ServerInfo {
  return new ServerInfo({ edition: ServerInfo_Edition.Standard, version: serverVersion, protocol: 16, agentProtocol: 1, nodeId });
}
