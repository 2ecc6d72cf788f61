type Row = readonly number[];

/** Pairs of (factor, value) that a row contains, as `i,a,j,b`. */
function pairsOf(row: Row): string[] {
  return row.flatMap((a, i) => row.slice(i + 1).map((b, j) => `${i},${a},${i + 1 + j},${b}`));
}

/**
 * Rows of value indices such that every two values of two factors meet in some row. Greedy: each row starts from a pair
 * that is missing and takes, factor by factor, the value that meets most missing pairs.
 */
export function pairwise(sizes: readonly number[]): readonly Row[] {
  const missing = new Set<string>();
  sizes.forEach((n, i) => {
    sizes.slice(i + 1).forEach((m, j) => {
      for (let a = 0; a < n; a++) for (let b = 0; b < m; b++) missing.add(`${i},${a},${i + 1 + j},${b}`);
    });
  });
  const rows: Row[] = [];
  while (missing.size > 0) {
    const [first = ''] = missing;
    const [i = 0, a = 0, j = 0, b = 0] = first.split(',').map(Number);
    const row: (number | undefined)[] = sizes.map((_, k) => (k === i ? a : k === j ? b : undefined));
    sizes.forEach((size, k) => {
      if (row[k] !== undefined) return;
      const gain = (value: number): number =>
        row.reduce<number>((count, other, l) => {
          if (other === undefined) return count;
          return count + Number(missing.has(k < l ? `${k},${value},${l},${other}` : `${l},${other},${k},${value}`));
        }, 0);
      const gains = Array.from({ length: size }, (_, value) => gain(value));
      row[k] = gains.indexOf(Math.max(...gains));
    });
    const full = row as Row;
    for (const pair of pairsOf(full)) missing.delete(pair);
    rows.push(full);
  }
  return rows;
}
