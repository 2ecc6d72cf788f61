import { describe, expect, it } from 'vitest';
import { gzipped, idxFile, imagesFile, labelsFile } from '../../testing/images.ts';
import { refusalOf } from '../fileRefusal.ts';
import { IMAGE_FAILURES } from './imageDataError.ts';
import { type ImageImportOptions, importImages } from './importImages.ts';

const file = (bytes: Uint8Array<ArrayBuffer>, name: string): File => new File([bytes], name);
const good = async (files: readonly Blob[], options?: ImageImportOptions) => {
  const result = await importImages(files, options);
  if (!result.ok) throw new Error(`refused as ${result.code}`);
  return result.set;
};
const failure = async (files: readonly Blob[]): Promise<string> => {
  const result = await importImages(files);
  return result.ok ? 'accepted' : result.code;
};
const blob = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes]);

const images = file(imagesFile(4), 'fashion-idx3-ubyte');
const labels = file(gzipped(labelsFile([9, 3, 3, 200])), 'fashion-labels-idx1-ubyte.gz');

describe('a set', () => {
  it('has images, labels and classes by the values that occur, in any order of the files', async () => {
    for (const files of [
      [images, labels],
      [labels, images],
    ]) {
      const set = await good(files);
      expect(set).toMatchObject({ name: 'fashion-idx3-ubyte', height: 28, width: 28, channels: 1, count: 4 });
      expect(set.pixels).toEqual(imagesFile(4).subarray(16));
      expect(set.labels).toEqual(Uint8Array.of(1, 0, 0, 2));
      expect(set.classes).toEqual(['3', '9', '200']);
    }
  });

  it('may do without labels, and may have one class only', async () => {
    expect(await good([images])).toMatchObject({ labels: null, classes: [] });
    expect((await good([images, blob(labelsFile([5, 5, 5, 5]))])).classes).toEqual(['5']);
  });

  it('is known by its content, not by its name', async () => {
    const { id } = await good([images, labels]);
    expect(id).toMatch(/^[\w-]{11}$/);
    expect((await good([blob(gzipped(imagesFile(4))), labels], { name: 'other' })).id).toBe(id);
    const others = [
      [images],
      [images, blob(labelsFile([9, 3, 3, 201]))],
      [blob(imagesFile(5)), blob(labelsFile([9, 3, 3, 200, 0]))],
    ];
    const ids = await Promise.all(others.map(async (files) => (await good(files)).id));
    expect(new Set([id, ...ids]).size).toBe(4);
  });

  it('reports progress over both files and stops when told to', async () => {
    const shares: number[] = [];
    await good([images, labels], { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    await expect(importImages([images], { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe('bad input', () => {
  it('is refused with a reason in both languages', async () => {
    expect(await failure([])).toBe('no-files');
    expect(await failure([images, labels, labels])).toBe('too-many-files');
    expect(await failure([labels])).toBe('only-labels');
    expect(await failure([labels, labels])).toBe('only-labels');
    expect(await failure([images, images])).toBe('two-images');
    expect(await failure([images, blob(labelsFile([1, 2, 3]))])).toBe('mislabelled');
    const many = Array.from({ length: 65 }, (_, label) => 3 * label);
    expect(await failure([blob(imagesFile(65)), blob(labelsFile(many))])).toBe('too-many-classes');
    expect(await failure([images, blob(idxFile([4], new Uint8Array(3)))])).toBe('truncated');
    const words = (text: string): Blob => blob(new TextEncoder().encode(text));
    expect(await failure([words('x,y\n1,2')])).toBe('no-images-in-table');
    expect(await failure([words('<!DOCTYPE html>')])).toBe('other-kind');
    for (const [code, reason] of Object.entries(IMAGE_FAILURES)) {
      const details = { 'other-kind': [refusalOf('zip')], 'count-last': [[28, 28, 9]] }[code] ?? [12, 34];
      const { en, ja } = (reason as (...details: unknown[]) => { en: string; ja: string })(...details);
      expect(en).toMatch(/^[A-Z0-9].*[.?]$/);
      expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff].*。$/);
    }
  });

  it('in which nothing differs is refused, as the command line says it', async () => {
    const same = new Uint8Array(3 * 784).fill(255);
    expect(await failure([blob(idxFile([3, 28, 28], same))])).toBe('one-value');
    expect(await failure([blob(idxFile([1, 28, 28], new Uint8Array(784)))])).toBe('one-value');
    const one = imagesFile(1).subarray(16);
    const copies = idxFile([3, 28, 28], Uint8Array.of(...one, ...one, ...one));
    expect(await failure([blob(copies)])).toBe('all-identical');
    expect(await failure([blob(copies), blob(labelsFile([1, 2, 3]))])).toBe('all-identical');
    // A single image is all that it says.
    expect(await failure([blob(imagesFile(1))])).toBe('accepted');
    copies[copies.length - 1] = (copies.at(-1) as number) ^ 1;
    expect(await failure([blob(copies)])).toBe('accepted');
  });

  it('that vanished is refused; a fault of the program is not', async () => {
    const broken = (error: Error): Blob =>
      Object.assign(new Blob(['x,y']), { slice: () => ({ arrayBuffer: () => Promise.reject(error) }) });
    for (const name of ['NotFoundError', 'NotReadableError']) {
      expect(await failure([broken(new DOMException('gone', name))])).toBe('unreadable');
    }
    await expect(importImages([broken(new Error('a fault'))])).rejects.toThrow('a fault');
  });
});
