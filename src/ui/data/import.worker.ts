import { expose, transfer } from 'comlink';
import type { Demanded } from '../../data/csvDialect.ts';
import type { ImageFailure } from '../../data/images/imageDataError.ts';
import { importedModes } from '../../data/importedLaw.ts';
import { parsePoints } from '../../data/importPoints.ts';
import type { ImportResult } from '../../data/importReport.ts';
import type { Mode } from '../../data/law.ts';
import { failureOf, tableOf } from '../../data/openFile.ts';
import type { Text } from '../../schema/text.ts';

/** A table, or why a file is none: by its own content, or because it is something else. */
export type TableResult =
  | ImportResult
  | { readonly ok: false; readonly code: ImageFailure; readonly reason: Text; readonly report?: undefined };

/** Reads tables away from the page, so that a large file cannot freeze it. */
const importer = {
  async parse(
    source: Blob | string,
    name: string,
    columns: readonly [number, number] | null,
    reading: Demanded,
    onProgress: (share: number) => void,
  ): Promise<TableResult> {
    try {
      const table = typeof source === 'string' ? source : await tableOf(source);
      const result = await parsePoints(table, { name, onProgress, reading, ...(columns && { columns }) });
      return result.ok ? transfer(result, [result.imported.points.buffer as ArrayBuffer]) : result;
    } catch (cause) {
      const { code, reason } = failureOf(cause);
      return { ok: false, code, reason };
    }
  },
  /** The modes that training will count by. */
  modes(points: Float32Array, count: number): Mode[] {
    return importedModes(points, count);
  },
};

export type Importer = typeof importer;

expose(importer);
