import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Files that a reader of the page writes. */
const WRITTEN = /\/(rsGan|relativistic)\.ts$/;

it('names only files that exist in the page on adding a method', () => {
  const page = readFileSync(join(ROOT, 'docs/adding-a-method.md'), 'utf8');
  const named = [...page.matchAll(/`((?:src|docs|scripts)\/[\w./-]*)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter((path) => !WRITTEN.test(path) && !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
});
