import { expect, it } from 'vitest';
import { filesOfDrop, MOST_FILES } from './filesOfDrop.ts';
import { type Transfer, takeDrop } from './takeDrop.ts';

const file = (name: string): File => new File(['x'], name);

/** A file of a folder; `gone` if it vanished. */
const leaf = (name: string, gone = false): FileSystemEntry =>
  ({
    name,
    isDirectory: false,
    file: (resolve: (file: File) => void, reject: (error: Error) => void) =>
      gone ? reject(new DOMException('gone', 'NotFoundError')) : resolve(file(name)),
  }) as unknown as FileSystemEntry;

/** A folder whose reader gives a hundred entries at a time, as Chromium's does. */
const folder = (name: string, children: readonly FileSystemEntry[]): FileSystemEntry =>
  ({
    name,
    isDirectory: true,
    createReader: () => {
      const rest = [...children];
      return { readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(rest.splice(0, 100)) };
    },
  }) as unknown as FileSystemEntry;

const locked = {
  name: 'locked',
  isDirectory: true,
  createReader: () => ({ readEntries: (_: unknown, reject: (e: Error) => void) => reject(new Error('no')) }),
} as unknown as FileSystemEntry;

function transfer(entries: readonly (FileSystemEntry | File)[], data: Readonly<Record<string, string>> = {}): Transfer {
  const items = entries.map((given) => ({
    kind: 'file',
    getAsFile: (): File | null => (given instanceof File ? given : null),
    webkitGetAsEntry: (): FileSystemEntry | null => (given instanceof File ? null : given),
  }));
  const strings = Object.keys(data).map(() => ({ kind: 'string', getAsFile: () => null }));
  return { items: [...items, ...strings], files: [], getData: (format) => data[format] ?? '' };
}
const dropped = async (...given: Parameters<typeof transfer>) => {
  const { files, rows, notes } = await filesOfDrop(takeDrop(transfer(...given)));
  return { names: files.map(({ name }) => name), rows, notes: notes.map(({ en }) => en) };
};

it('takes files and those of folders, folders in folders as well, and leaves clutter out', async () => {
  const entries = [
    folder('mnist', [
      leaf('train-images'),
      leaf('.DS_Store'),
      leaf('Thumbs.db'),
      folder('__MACOSX', [leaf('rubbish')]),
      folder('labels', [leaf('train-labels')]),
    ]),
    leaf('points.csv'),
    file('old-browser.csv'),
  ];
  expect(await dropped(entries)).toEqual({
    names: ['train-labels', 'train-images', 'points.csv', 'old-browser.csv'],
    rows: null,
    notes: [],
  });
  const old: Transfer = { items: [], files: [file('a')], getData: () => '' };
  expect((await filesOfDrop(takeDrop(old))).files).toHaveLength(1);
});

it('looks at a bounded number of files, and says so', async () => {
  const many = Array.from({ length: 450 }, (_, i) => leaf(`${1000 + i}.png`));
  const { names, notes } = await dropped([folder('pictures', many)]);
  expect(names).toHaveLength(MOST_FILES);
  expect(names.at(-1)).toBe(`${1000 + MOST_FILES - 1}.png`);
  expect(notes).toEqual([expect.stringContaining('first 200 files')]);
  const deep = Array.from({ length: 30 }).reduce<FileSystemEntry>((inner) => folder('f', [inner]), leaf('deep'));
  expect((await dropped([deep])).notes).toHaveLength(1);
  expect((await dropped([folder('exactly', many.slice(0, MOST_FILES))])).notes).toEqual([]);
});

it('says what cannot be read, and reads the rest', async () => {
  expect(await dropped([leaf('a.csv', true), leaf('b.csv'), locked])).toEqual({
    names: ['b.csv'],
    rows: null,
    notes: [expect.stringContaining('“a.csv” cannot be read'), expect.stringContaining('“locked” cannot be read')],
  });
  expect((await dropped([folder('empty', [])])).notes).toEqual(['There are no files in this folder.']);
});

it('takes rows as text, and says that a link is none', async () => {
  expect(await dropped([], { 'text/plain': 'x,y\n1,2' })).toEqual({ names: [], rows: 'x,y\n1,2', notes: [] });
  const link = { names: [], rows: null, notes: [expect.stringContaining('link was dropped')] };
  const address = 'https://example.org/train-images-idx3-ubyte.gz';
  expect(await dropped([], { 'text/plain': address })).toEqual(link);
  expect(await dropped([], { 'text/plain': address, 'text/uri-list': address })).toEqual(link);
  expect((await dropped([], {})).notes).toEqual([expect.stringContaining('Nothing that can be read')]);
});
