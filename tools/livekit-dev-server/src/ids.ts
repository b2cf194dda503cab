import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** LiveKit's kinds of ids; clients look at the beginning of a track's id. */
export type IdPrefix = 'RM_' | 'PA_' | 'TR_AM' | 'TR_AX' | 'ND_' | 'AW_' | 'AJ_' | 'AD_';

/** An id as the genuine server makes them: a prefix and twelve letters or digits. */
export function newId(prefix: IdPrefix): string {
  return prefix + Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('');
}
