import { expose, transfer } from 'comlink';
import { type ImportResult, parsePoints } from '../../data/importPoints.ts';

/** Reads tables away from the page, so that a large file cannot freeze it. */
const importer = {
  async parse(
    source: Blob | string,
    name: string,
    columns: readonly [number, number] | null,
    onProgress: (share: number) => void,
  ): Promise<ImportResult> {
    const result = await parsePoints(source, { name, onProgress, ...(columns && { columns }) });
    return result.ok ? transfer(result, [result.imported.points.buffer as ArrayBuffer]) : result;
  },
};

export type Importer = typeof importer;

expose(importer);
