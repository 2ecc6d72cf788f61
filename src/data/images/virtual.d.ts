/** The packed digits, made by scripts/viteMnist.ts: where they are and how to know them. */
declare module 'virtual:mnist' {
  export const name: string;
  /** Address of the compressed file: from the page's own folder in a browser, a file of this machine in Node. */
  export const url: string;
  /** Size of the compressed file. */
  export const bytes: number;
  /** SHA-256 of the compressed file in hexadecimal. */
  export const sha256: string;
  /** Number of images. */
  export const count: number;
  /** The compressed file as a response whose body streams. Rejects like `fetch`. */
  export function open(signal?: AbortSignal): Promise<Response>;
}
