/**
 * Whether a file that begins like this holds images (IDX, or gzip, which no table comes in) rather than a table: IDX begins
 * with two zero bytes, a type and a number of dimensions, and no text has zero bytes.
 */
export function looksLikeImages([first, second, third]: Uint8Array): boolean {
  const isGzip = first === 0x1f && second === 0x8b;
  const isIdx = first === 0 && second === 0 && third !== undefined && third >= 0x08 && third <= 0x0e;
  return isGzip || isIdx;
}
