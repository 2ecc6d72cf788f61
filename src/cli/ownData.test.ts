import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFiles, openData } from '../data/openData.ts';
import { commandLine } from '../experiment/commandLine.ts';
import { changesOfChoice, type Experiment, withValues } from '../experiment/experiment.ts';
import { presetExperiment } from '../experiment/presets/contract.ts';
import { findPreset } from '../experiment/presets/index.ts';
import { gzipped, idxFile, imagesFile, labelsFile } from '../testing/images.ts';
import { runCommand } from '../testing/runCommand.ts';
import { wordsOf } from '../testing/shell.ts';
import { startRun } from '../train/run.ts';
import { lawWithImages } from '../worker/lawWithImages.ts';
import { startEngine } from './engines.ts';
import type { Report } from './report.ts';

const table = `weight,height,row\n${Array.from({ length: 60 }, (_, i) => `${(i % 3) * 4 + Math.sin(i)},${(i % 3) * 2 + Math.cos(2 * i)},${i}`).join('\n')}\n`;
const images = imagesFile(40);
const copied = Uint8Array.from({ length: 3 * 784 }, (_, at) => (at % 784) & 255);
const labels = labelsFile(Array.from({ length: 40 }, (_, i) => i % 4));

const ambiguous = '1.000;2.000\n3.500;4.250\n5.125;6.875\n';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modescope-own-'));
  await mkdir(at('set'));
  await Promise.all([
    writeFile(at('my table (1).csv'), table),
    writeFile(at('comma.csv'), 'x;y\n1,5;2,5\n3,25;4\nfoo;5\n'),
    writeFile(at('thousands.csv'), ambiguous),
    writeFile(at('one.csv'), 'x\n1\n2\n'),
    writeFile(at('page.gz'), '<!doctype html><title>404</title>'),
    writeFile(at('empty.csv'), ''),
    writeFile(at('images-idx3-ubyte.gz'), gzipped(images)),
    writeFile(at('labels-idx1-ubyte'), labels),
    writeFile(at('black-idx3-ubyte'), idxFile([3, 28, 28], new Uint8Array(3 * 784))),
    writeFile(at('copies-idx3-ubyte'), idxFile([3, 28, 28], copied)),
    writeFile(at('set/images'), images),
    writeFile(at('set/labels'), labels),
    writeFile(at('set/.hidden'), 'x'),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

const small = ['training.batch=8', 'generator.width=4', 'critic.width=4'].flatMap((each) => ['--set', each]);

async function report(...args: string[]): Promise<Report> {
  const { status, said } = await runCommand(...args, '--engine', 'eager-cpu', '--json', at('out.json'));
  expect(said).not.toMatch(/Error/);
  expect(status).toBe(0);
  return JSON.parse(await readFile(at('out.json'), 'utf8')) as Report;
}

const inspected = async (...names: string[]) => {
  const { status, printed, said } = await runCommand('inspect', ...names.map(at));
  expect(said).toBe('');
  return { status, json: JSON.parse(printed) };
};

describe('npm run experiment -- inspect', () => {
  it('prints how a table is read', async () => {
    const { status, json } = await inspected('comma.csv');
    expect(status).toBe(0);
    expect(json).toMatchObject({
      files: ['comma.csv'],
      kind: 'points',
      separator: ';',
      decimal: ',',
      grouping: null,
      columns: [0, 1],
      names: ['x', 'y'],
      rowsUsed: 2,
      badRows: [{ line: 4, reason: expect.stringMatching(/number/i) }],
      points: [
        [1.5, 2.5],
        [3.25, 4],
      ],
      fingerprint: expect.stringMatching(/^[\w-]{11}$/),
    });
  });

  it('pairs images with their labels, in any order or in a folder', async () => {
    const { json } = await inspected('labels-idx1-ubyte', 'images-idx3-ubyte.gz');
    expect(json).toMatchObject({
      kind: 'images',
      sizes: [40, 28, 28, 1],
      width: 28,
      height: 28,
      count: 40,
      classes: ['0', '1', '2', '3'].map((name) => ({ name, count: 10 })),
      orientation: 'stored',
    });
    const { files: _, ...same } = (await inspected('set')).json;
    const { files, ...first } = json;
    expect(same).toEqual(first);
    expect(files).toHaveLength(2);
  });

  it('says what labels alone hold, and that the images are missing', async () => {
    const { status, json } = await inspected('labels-idx1-ubyte');
    expect(status).toBe(2);
    expect(json).toMatchObject({ kind: 'labels', count: 40, refused: expect.stringMatching(/images/) });
    expect(json.classes).toHaveLength(4);
  });

  it('reports on each of several things', async () => {
    const { status, json } = await inspected('comma.csv', 'images-idx3-ubyte.gz', 'my table (1).csv', 'one.csv');
    expect(json.map((each: object) => ('refused' in each ? 'refused' : 'kind' in each && each.kind))).toEqual(
      expect.arrayContaining(['images', 'points', 'points', 'refused']),
    );
    expect(status).toBe(2);
  });

  it.each([
    ['one.csv', /one column/],
    ['page.gz', /web page/],
    ['empty.csv', /empty/],
    ['nothing.csv', /no such file/],
    ['black-idx3-ubyte', /nothing to learn/],
    ['copies-idx3-ubyte', /3 images are the same/],
  ])('refuses %s with the reason and status 2', async (name, reason) => {
    const { status, json } = await inspected(name);
    expect(status).toBe(2);
    expect(json.refused).toMatch(reason);
  });
});

describe('--data', () => {
  /** As the page learns from these files. */
  async function onPage(names: readonly string[], changes: Partial<Record<string, string | number>> = {}) {
    const files = await Promise.all(names.map(async (name) => new File([await readFile(at(name))], name)));
    const data = await openData(files);
    if (data.kind === 'refused') throw new Error(data.reason.en);
    const start = presetExperiment(findPreset('ring8-nsgan'));
    const [law, key, id] =
      data.kind === 'points'
        ? (['imported', 'data.file', data.imported.id] as const)
        : (['imported-images', 'data.set', data.set.id] as const);
    const chosen = withValues(start, changesOfChoice('data.id', law, start));
    const tiny = { 'training.batch': 8, 'generator.width': 4, 'critic.width': 4 };
    return {
      data,
      experiment: withValues(chosen, { ...tiny, ...changes, [key]: id } as Record<string, string | number>),
    };
  }
  const argsOf = (experiment: Experiment, files: readonly string[], steps: number): string[] => {
    const [words = []] = wordsOf([commandLine({ experiment, preset: 'ring8-nsgan', steps, files })]);
    expect(words.slice(0, 4)).toEqual(['npm', 'run', 'experiment', '--']);
    return words.slice(4).map((word) => (files.includes(word) ? at(word) : word));
  };

  it('learns from a table as the page does, by the command of the page', async () => {
    const name = 'my table (1).csv';
    const { data, experiment } = await onPage([name], { 'data.modes': 3 });
    if (data.kind !== 'points') throw new Error('no points');
    const { config, seeds } = await report(...argsOf(experiment, [name], 3));
    expect(config).toEqual(experiment);
    const law = await lawWithImages(experiment, { imported: new Map([[data.imported.id, data.imported]]) });
    const here = await startRun(experiment, law, await startEngine('eager-cpu'));
    await here.advanceTo(3);
    expect(seeds[0]?.metrics).toEqual((await here.evaluate()).metrics);
    here.dispose();
    const inspection = await inspectFiles([new File([table], name)]);
    expect(inspection).toMatchObject({ kind: 'points', fingerprint: config.data.file });
  });

  it('finds the columns and the signs that were chosen on the page by the fingerprint', async () => {
    const name = 'my table (1).csv';
    const other = await openData([new File([table], name)], { columns: [1, 0] });
    if (other.kind !== 'points') throw new Error('no points');
    const { config } = await report(
      'ring8-nsgan',
      '--data',
      at(name),
      ...small,
      '--set',
      `data.file=${other.imported.id}`,
      '--steps',
      '1',
    );
    expect(config.data.file).toBe(other.imported.id);
    const grouped = await openData([new File([ambiguous], 'g')], { reading: { delimiter: ';', decimal: ',' } });
    if (grouped.kind !== 'points') throw new Error('no points');
    const set = ['--set', `data.file=${grouped.imported.id}`];
    expect((await report('--data', at('thousands.csv'), ...small, ...set, '--steps', '1')).config.data.file).toBe(
      grouped.imported.id,
    );
    const doubtful = await runCommand('--data', at('thousands.csv'), ...small, '--steps', '1', '--engine', 'eager-cpu');
    expect(doubtful.said).toMatch(/note: read with the separator semicolon and the decimal sign .*; inspect shows/);
    const wrong = await runCommand('ring8-nsgan', '--data', at(name), '--set', 'data.file=AAAAAAAAAAA');
    expect(wrong).toMatchObject({
      status: 1,
      said: expect.stringMatching(/not the data of this experiment; fingerprint \S{11}, expected A+/),
    });
  });

  it('needs no preset, takes several files, and refuses what it cannot use', async () => {
    const { config } = await report('--data', at('comma.csv'), ...small, '--steps', '1', '--set', 'data.modes=1');
    expect(config.data).toMatchObject({ id: 'imported', modes: 1 });
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['collapse', '--data', at('one.csv')], /one\.csv: Only one column/],
      [['collapse', '--data', at('none.csv')], /none\.csv: ENOENT/],
      [['collapse', '--data', at('comma.csv'), '--set', 'data.id=ring'], /these are points, for data\.id=imported/],
      [['--suite', 'presets', '--data', 'x'], /not with a --suite/],
      [['judge', '--data', 'x'], /one recipe/],
      [['dirac-wgan-circles', '--data', 'x'], /not allowed with it: --data/],
    ];
    for (const [args, said] of cases)
      expect(await runCommand(...args)).toMatchObject({ status: 1, said: expect.stringMatching(said) });
  });

  it('reads images and labels, however many words follow the option', async () => {
    const { experiment } = await onPage(['images-idx3-ubyte.gz', 'labels-idx1-ubyte']);
    const paths = ['labels-idx1-ubyte', 'images-idx3-ubyte.gz'].map(at);
    const missing = await runCommand('ring8-nsgan', '--data', ...paths, '--set', 'data.set=x', '--steps', '1');
    expect(missing.said).toContain(`fingerprint ${experiment.data.set}, expected x`);
  });
});
