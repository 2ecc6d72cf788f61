/** Rounds of the power iteration: directions need to be good, not exact. */
const ROUNDS = 4;

/** Makes `direction` orthogonal to those before it, and of length 1; zero if nothing is left. */
function orthonormalise(direction: Float64Array, before: readonly Float64Array[]): void {
  // Twice, because the first pass leaves rounding errors where little is left.
  for (let pass = 0; pass < 2; pass++) {
    for (const other of before) {
      let dot = 0;
      for (let i = 0; i < direction.length; i++) dot += (direction[i] as number) * (other[i] as number);
      for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) - dot * (other[i] as number);
    }
  }
  const length = Math.hypot(...direction);
  for (let i = 0; i < direction.length; i++) direction[i] = length > 1e-9 ? (direction[i] as number) / length : 0;
}

/**
 * At most `count` orthonormal directions [count][width] in which rows [n, width] vary most, by orthogonal iteration from
 * rows spread over all; a direction is zero where the rows vary in fewer. The same rows give the same directions.
 */
export function leadingDirections(rows: Float32Array, width: number, count: number): readonly Float64Array[] {
  const n = rows.length / width;
  const mean = new Float64Array(width);
  for (let at = 0; at < rows.length; at++) mean[at % width] = (mean[at % width] as number) + (rows[at] as number) / n;
  const centred = Float64Array.from(rows, (value, at) => value - (mean[at % width] as number));
  const wanted = Math.min(count, width, n);
  let directions = Array.from({ length: wanted }, (_, k) => {
    const row = Math.floor((k * n) / wanted);
    return centred.slice(row * width, (row + 1) * width);
  });
  for (let round = 0; round <= ROUNDS; round++) {
    directions.forEach((direction, k) => {
      orthonormalise(direction, directions.slice(0, k));
    });
    if (round === ROUNDS) break;
    directions = directions.map((direction) => {
      const next = new Float64Array(width);
      for (let row = 0; row < n; row++) {
        let dot = 0;
        for (let i = 0; i < width; i++) dot += (centred[row * width + i] as number) * (direction[i] as number);
        for (let i = 0; i < width; i++) next[i] = (next[i] as number) + dot * (centred[row * width + i] as number);
      }
      return next;
    });
  }
  return directions;
}

/** Coordinates [n, directions] of rows [n, width] along directions. */
export function coordinatesAlong(rows: Float32Array, width: number, directions: readonly Float64Array[]): Float64Array {
  const count = directions.length;
  const out = new Float64Array((rows.length / width) * count);
  for (let row = 0; row < rows.length / width; row++) {
    directions.forEach((direction, k) => {
      let dot = 0;
      for (let i = 0; i < width; i++) dot += (rows[row * width + i] as number) * (direction[i] as number);
      out[row * count + k] = dot;
    });
  }
  return out;
}
