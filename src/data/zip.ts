import { zipSync } from 'fflate';

/** Files by name in one archive, packed; the same bytes whenever it is made. */
export const zipped = (files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> =>
  // ZIP counts years from 1980.
  zipSync({ ...files }, { level: 6, mtime: new Date(1980, 0, 1) }) as Uint8Array<ArrayBuffer>;
