import { expose, transfer } from 'comlink';
import { type ImageImportResult, importImages } from '../../data/images/importImages.ts';

/** Reads files of images away from the page, so that a large one cannot freeze it. */
const imageImporter = {
  async parse(files: readonly File[], onProgress: (share: number) => void): Promise<ImageImportResult> {
    const result = await importImages(files, { onProgress });
    if (!result.ok) return result;
    const { pixels, labels } = result.set;
    return transfer(result, [pixels.buffer as ArrayBuffer, ...(labels ? [labels.buffer as ArrayBuffer] : [])]);
  },
};

export type ImageImporter = typeof imageImporter;

expose(imageImporter);
