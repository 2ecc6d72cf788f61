/** At most `most` entries evenly spread over a list, the first and the last among them; only the last for less than two. */
export function chooseEvenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  const last = list.length - 1;
  if (most < 2) return list.slice(-1);
  return Array.from({ length: most }, (_, i) => list[Math.round((i * last) / (most - 1))] as T);
}
