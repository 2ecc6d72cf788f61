import { describe, expect, it } from 'vitest';
import { gzipped, idxFile, imagesFile, labelsFile } from '../testing/images.ts';
import { inspectFiles, type NamedFile, type OpenOptions, openData } from './openData.ts';

type Part = string | Uint8Array<ArrayBuffer>;
const file = (name: string, ...parts: readonly Part[]): File => new File([...parts], name);
const images = imagesFile(40);
const labels = labelsFile(Array.from({ length: 40 }, (_, i) => i % 4));
const table = `x,y\n${Array.from({ length: 40 }, (_, i) => `${i}.5,${i * i}`).join('\n')}\n`;
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Digits as a table: names, then class and pixels of each image of `images`. */
function digits(write: (pixels: readonly number[], label: number) => readonly number[], header: string): string {
  const rows = Array.from({ length: 40 }, (_, i) =>
    write([...images.subarray(16 + 784 * i, 16 + 784 * (i + 1))], i % 4),
  );
  return [header, ...rows.map((row) => row.join(','))].filter((line) => line !== '').join('\n');
}
const pixelNames = Array.from({ length: 784 }, (_, at) => `pixel${at}`).join(',');

const opened = async (files: readonly NamedFile[], options?: OpenOptions) => {
  const data = await openData(files, options);
  return data.kind === 'images' ? data.set : data.kind === 'points' ? data.imported : data.code;
};

describe('one file', () => {
  it.each([
    ['plain', images],
    ['of two members', Uint8Array.of(...gzipped(images.subarray(0, 9000)), ...gzipped(images.subarray(9000)))],
    ['with padding', Uint8Array.of(...gzipped(images), ...new Uint8Array(300))],
    ['packed twice', gzipped(gzipped(images))],
    ['channel last', idxFile([40, 28, 28, 1], images.subarray(16))],
    [
      'in little-endian order',
      Uint8Array.of(0, 0, 8, 3, 40, 0, 0, 0, 28, 0, 0, 0, 28, 0, 0, 0, ...images.subarray(16)),
    ],
  ])('of the same images has the same fingerprint: %s', async (_, given) => {
    const set = await opened([file('anything.csv', given)]);
    expect(set).toMatchObject({ count: 40, height: 28, width: 28, channels: 1 });
    expect(set).toMatchObject({ id: ((await opened([file('a', images)])) as { id: string }).id });
  });

  it('of digits as a table is read as images with classes, the same set as from IDX files', async () => {
    const set = (await opened([file('i', images), file('l', labels)])) as { id: string };
    for (const [name, given] of [
      ['label first', digits((pixels, label) => [label, ...pixels], `label,${pixelNames}`)],
      ['no header', digits((pixels, label) => [label, ...pixels], '')],
      ['label last', digits((pixels, label) => [...pixels, label], `${pixelNames},class`)],
      ['packed', gzipped(bytes(digits((pixels, label) => [label, ...pixels], `label,${pixelNames}`)))],
    ] as const) {
      expect(await opened([file(name, given)])).toMatchObject({ id: set.id, classes: ['0', '1', '2', '3'], name });
    }
    const bare = file(
      'bare.csv',
      digits((pixels) => pixels, pixelNames),
    );
    expect(await opened([bare])).toMatchObject({ count: 40, labels: null });
    expect(await opened([bare, file('l', labels)])).toMatchObject({ id: set.id });
  });

  it('of points is a table, packed or not, whatever its name', async () => {
    for (const given of [
      file('a.csv', table),
      file('train-images-idx3-ubyte', table),
      file('p.csv', gzipped(bytes(table))),
    ]) {
      const report = await inspectFiles([given]);
      expect(report).toMatchObject({
        kind: 'points',
        rows: { used: 40 },
        firstPoints: [
          [0.5, 0],
          [1.5, 1],
          [2.5, 4],
        ],
      });
      expect(report).toMatchObject({ fingerprint: ((await opened([given])) as { id: string }).id });
    }
  });

  it('that is something else is named for what it is', async () => {
    for (const [said, given] of [
      ['web page', bytes('<!DOCTYPE html>\n<html><title>403</title></html>')],
      ['web page', gzipped(bytes('<html></html>'))],
      ['NumPy', Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1)],
      ['ZIP', bytes('PK\u0003\u0004')],
      ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
      ['empty', new Uint8Array(0)],
      ['32 × 32', idxFile([1, 32, 32], new Uint8Array(1024))],
      ['damaged', gzipped(images).slice(0, 500)],
      ['promises 112,800 entries and holds 2', idxFile([112_800, 28, 28], new Uint8Array(1568))],
    ] as const) {
      const report = await inspectFiles([file('train-images-idx3-ubyte.gz', given)]);
      expect(report).toMatchObject({ kind: 'refused', reason: { en: expect.stringContaining(said) } });
    }
  });
});

it('reports on images', async () => {
  const columns = Uint8Array.from({ length: 8 * 40 }, (_, at) => (at % 8 === 0 ? (at / 8) % 3 : at % 251));
  const report = await inspectFiles([file('l', idxFile([40, 8], columns)), file('i', images)], {
    orientation: 'transposed',
  });
  expect(report).toMatchObject({
    kind: 'images',
    height: 28,
    width: 28,
    channels: 1,
    images: { used: 40, total: 40 },
    classes: [
      { name: '0', count: 14 },
      { name: '1', count: 13 },
      { name: '2', count: 13 },
    ],
    orientation: 'transposed',
    notes: [{ en: expect.stringContaining('8 columns') }],
    files: ['i', 'l'],
    aside: [],
  });
  const upright = await opened([file('i', images)]);
  expect(await opened([file('i', images)], { orientation: 'transposed' })).not.toMatchObject({
    id: (upright as { id: string }).id,
  });
});

it('reports on labels that wait for their images', async () => {
  expect(await inspectFiles([file('l', labelsFile([7, 7, 2]))])).toMatchObject({
    kind: 'labels',
    labels: { used: 3, total: 3 },
    classes: [
      { name: '2', count: 1 },
      { name: '7', count: 2 },
    ],
    reason: { en: expect.stringContaining('Add the file of the images') },
  });
  const many = Array.from({ length: 99 }, (_, i) => i);
  expect(await inspectFiles([file('l', labelsFile(many))])).toMatchObject({
    kind: 'refused',
    code: 'too-many-classes',
  });
});

it('says how many of how many are used', async () => {
  const pixels = new Uint8Array(70_001 * 784);
  pixels[0] = 200;
  const many = idxFile([70_001, 28, 28], pixels);
  const report = await inspectFiles([file('i', many), file('l', labelsFile(Array(70_001).fill(3)))]);
  expect(report).toMatchObject({
    images: { used: 70_000, total: 70_001 },
    classes: [{ name: '3', count: 70_000 }],
    notes: [{ en: 'The first 70,000 of 70,001 images are used.' }],
  });
});

describe('several files', () => {
  it('are paired by their counts and names, and what is left aside is told', async () => {
    const few = imagesFile(10);
    const fewLabels = labelsFile(Array(10).fill(1));
    const data = await openData([
      file('t10k-images-idx3-ubyte', few),
      file('t10k-labels-idx1-ubyte', fewLabels),
      file('train-images-idx3-ubyte', images),
      file('train-labels-idx1-ubyte', labels),
      file('notes.csv', table),
      file('page.html', '<html>'),
    ]);
    expect(data).toMatchObject({
      kind: 'images',
      set: { count: 40, classes: ['0', '1', '2', '3'] },
      files: ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
      aside: [
        { file: 't10k-images-idx3-ubyte', why: { en: 'another set of images' } },
        { file: 't10k-labels-idx1-ubyte', why: { en: 'other labels' } },
        { file: 'notes.csv', why: { en: 'a table of points' } },
        { file: 'page.html', why: { en: expect.stringContaining('web page') } },
      ],
    });
  });

  it('of which two are tables, the first is read', async () => {
    const report = await inspectFiles([file('read.me', '<html>'), file('a.csv', table), file('b.csv', table)]);
    expect(report).toMatchObject({
      kind: 'points',
      files: ['a.csv'],
      aside: [{ file: 'read.me' }, { file: 'b.csv', why: { en: 'another table' } }],
    });
  });

  it('that do not belong together are refused', async () => {
    expect(await opened([file('i', images), file('l', labelsFile([1, 2]))])).toBe('mislabelled');
    expect(await opened([file('l', labels)])).toBe('only-labels');
    expect(await opened([])).toBe('no-files');
    expect(await opened([file('a', '<html>'), file('b', '')])).toBe('other-kind');
  });

  it('that vanished are refused', async () => {
    const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const vanished = Object.assign(file('a.csv', table), { slice: () => ({ arrayBuffer: gone }) });
    const before = Object.assign(file('a.csv'), { arrayBuffer: gone });
    for (const lost of [vanished, before]) {
      expect(await inspectFiles([lost])).toMatchObject({ kind: 'refused', code: 'unreadable', files: ['a.csv'] });
    }
  });
});
