import type { TableRow } from './csvCells.ts';

/** `A = [[1 2], [3 4]]`, `np.array([[1, 2], [3, 4]])`, `{{1, 2}, {3, 4}}`: what is inside the outer brackets. */
const NESTED = /^\s*(?:[a-z_][\w.]*\s*[=(]\s*)*[[({]\s*([[({].*[\])}])\s*[\])}](?:,\s*\w+=[\w.']+\))?[\s;)]*$/is;
/** `A = [1 2; 3 4];` */
const PARTED = /^\s*(?:[a-z_]\w*\s*=\s*)?\[([^[\]]*;[^[\]]*)\][\s;]*$/i;
const BETWEEN = /(?<=[\])}])\s*[,;]?\s*(?=[[({])/;

/** The rows of a matrix that is written on one line, numbered from 1; null for any other line. */
export function rowsOfMatrix(line: string): TableRow[] | null {
  const nested = NESTED.exec(line)?.[1]?.split(BETWEEN);
  const rows = nested ?? PARTED.exec(line)?.[1]?.split(';');
  const filled = rows?.filter((row) => row.trim() !== '') ?? [];
  return filled.length > 1 ? filled.map((text, i) => ({ line: i + 1, text })) : null;
}
