import { afterEach, expect, it, vi } from 'vitest';
import { recognise } from '../../data/recognise.ts';
import { gzipped, imagesFile, labelsFile } from '../../testing/images.ts';
import { closeEditor, editorStore, openDrawing, openImages } from './editors.ts';
import { openDrop, openFiles } from './openFiles.ts';

// The page looks in a worker, which Node has not.
vi.mock('./look.ts', () => ({ look: (files: readonly File[]) => Promise.all(files.map(recognise)) }));

const images = new File([imagesFile(5)], 'images');
const labels = new File([labelsFile([1, 2, 3, 1, 2])], 'labels');
const table = new File(['x,y\n1,2\n3,4\n'], 'points.csv');
const page = (name: string): File => new File(['<!DOCTYPE html><html></html>'], name);
const names = () => {
  const { open, dropped, images: files, aside, notes } = editorStore.getState();
  return {
    open,
    dropped: dropped instanceof File ? dropped.name : dropped,
    images: files.map(({ name }) => name),
    aside: aside.map(({ file, why }) => `${file.name}: ${why.en}`),
    notes: notes.map(({ en }) => en),
  };
};
const CLOSED = { open: null, dropped: null, images: [], aside: [], notes: [] };

afterEach(closeEditor);

it('opens the dialog that reads the files', async () => {
  await openFiles([table]);
  expect(names()).toEqual({ ...CLOSED, open: 'import', dropped: 'points.csv' });
  await openFiles([labels, images]);
  expect(names()).toEqual({ ...CLOSED, open: 'images', images: ['images', 'labels'] });
  openDrawing();
  expect(names()).toEqual({ ...CLOSED, open: 'drawing' });
});

it('adds labels to the images that wait for them, and lets new images take the place of old ones', async () => {
  await openFiles([images]);
  await openFiles([labels]);
  expect(names()).toMatchObject({ images: ['images', 'labels'], aside: [] });
  await openFiles([new File([labelsFile([0, 0, 0, 0, 1])], 'better-labels')]);
  expect(names()).toMatchObject({ images: ['images', 'better-labels'] });
  await openFiles([new File([imagesFile(7)], 'others')]);
  expect(names()).toMatchObject({ images: ['others'] });
  closeEditor();
  await openFiles([labels]);
  await openFiles([images]);
  expect(names()).toMatchObject({ images: ['images', 'labels'] });
});

it('tells what it leaves aside', async () => {
  await openFiles([table, images, labels, page('read.html')]);
  expect(names()).toMatchObject({
    open: 'images',
    images: ['images', 'labels'],
    aside: ['points.csv: a table of points', expect.stringMatching(/^read.html: This is a web page/)],
  });
  await openFiles([table, new File(['1;2\n'], 'more.csv')]);
  expect(names()).toMatchObject({ open: 'import', dropped: 'points.csv', aside: ['more.csv: another table'] });
});

it('shows what cannot be read where a person looks for it', async () => {
  await openFiles([page('train-images-idx3-ubyte.gz')]);
  expect(names()).toMatchObject({ open: 'images', images: ['train-images-idx3-ubyte.gz'] });
  closeEditor();
  await openFiles([page('points.csv')]);
  expect(names()).toMatchObject({ open: 'import', dropped: 'points.csv' });
  openImages();
  await openFiles([page('points.csv')]);
  expect(names()).toMatchObject({ open: 'images', images: ['points.csv'] });
});

it('shows what was given last, however long it takes to look at it', async () => {
  const packed = new File([gzipped(new Uint8Array(await table.arrayBuffer()))], 'points.csv.gz');
  await Promise.all([openFiles([packed]), openFiles([table])]);
  expect(names()).toMatchObject({ dropped: 'points.csv' });
});

it('opens with a sentence where there is nothing to read', async () => {
  await openDrop({ entries: [], text: '', link: 'https://example.org/points.csv' });
  expect(names()).toMatchObject({ open: 'import', dropped: null, notes: [expect.stringContaining('link')] });
  await openFiles([images, labels]);
  await openDrop({ entries: [], text: '', link: 'https://example.org/points.csv' });
  expect(names()).toMatchObject({ open: 'images', images: ['images', 'labels'], notes: [expect.any(String)] });
  await openDrop({ entries: [], text: '1,2\n3,4', link: '' });
  expect(names()).toMatchObject({ open: 'import', dropped: '1,2\n3,4', notes: [] });
});
