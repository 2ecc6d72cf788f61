/** Recent positions of the first few generated points, oldest first. */
export function createTrails(followed: number, length: number) {
  const history: Float32Array[] = [];
  return {
    push(generated: Float32Array): void {
      history.push(generated.slice(0, 2 * followed));
      if (history.length > length) history.shift();
    },
    clear(): void {
      history.length = 0;
    },
    /** [followed][time] pairs, as frames carry them. */
    read(): { followed: number; length: number; points: Float32Array } {
      const points = new Float32Array(2 * followed * history.length);
      history.forEach((positions, time) => {
        for (let i = 0; i < followed; i++) {
          const at = 2 * (i * history.length + time);
          points[at] = positions[2 * i] ?? Number.NaN;
          points[at + 1] = positions[2 * i + 1] ?? Number.NaN;
        }
      });
      return { followed, length: history.length, points };
    },
  };
}
