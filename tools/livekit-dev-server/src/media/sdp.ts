/** What the server needs to know of one audio section of a client's offer. */
export interface AudioSection {
  readonly mid: string;
  /** The client sends on it. */
  readonly sends: boolean;
  /** Id of the client's track (its `cid`), from `a=msid`. */
  readonly trackId: string | undefined;
}

/** The audio sections of an offer, in order. */
export function audioSections(sdp: string): AudioSection[] {
  return sdp
    .split(/\r?\n(?=m=)/)
    .filter((section) => section.startsWith('m=audio'))
    .map((section) => {
      const lines = section.split(/\r?\n/);
      const value = (name: string) => lines.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3);
      return {
        mid: value('mid') ?? '',
        sends: lines.includes('a=sendonly') || lines.includes('a=sendrecv'),
        trackId: value('msid')?.split(' ')[1],
      };
    });
}
