import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { LAWS } from '../data/index.ts';
import { defaultExperiment, paramOf, withValues } from '../experiment/experiment.ts';
import { FIXED_GROUPS } from '../experiment/groups.ts';
import { PRESETS } from '../experiment/presets/index.ts';
import { METHODS } from '../methods/index.ts';
import { METRICS } from '../metrics/index.ts';
import { aside } from './aside.ts';
import { chains } from './chains.ts';
import { claims } from './claims.ts';
import { classes } from './classes.ts';
import { classGradient } from './classGradient.ts';
import { closedForm } from './closedForm.ts';
import { compare } from './compare.ts';
import { copying } from './copying.ts';
import { counting } from './counting.ts';
import { data } from './data.ts';
import { demos } from './demos.ts';
import { drawing } from './drawing.ts';
import { embed } from './embed.ts';
import { engines } from './engines.ts';
import { taking } from './export.ts';
import { find } from './find.ts';
import { flow } from './flow.ts';
import { forces } from './forces.ts';
import { help } from './help.ts';
import { imageImport } from './imageImport.ts';
import { images } from './images.ts';
import { catalogue as firstLoaded } from './index.ts';
import { instruments } from './instruments.ts';
import { latentPanels } from './latentPanels.ts';
import { learntScore } from './learntScore.ts';
import { lens } from './lens.ts';
import { lessons } from './lessons.ts';
import { line } from './line.ts';
import { locks } from './locks.ts';
import { measurements } from './measurements.ts';
import { microscope, transport } from './microscope.ts';
import { ownData } from './ownData.ts';
import { particlesWords } from './particlesWords.ts';
import { past } from './past.ts';
import { pointImport } from './pointImport.ts';
import { present } from './present.ts';
import { race } from './race.ts';
import { report } from './report.ts';
import { runs } from './runs.ts';
import { densityWords, samplerWords } from './samplerWords.ts';
import { speedlab } from './speedlab.ts';
import { start } from './start.ts';
import { sweep } from './sweep.ts';
import { tower } from './tower.ts';
import { towerWords } from './towerWords.ts';
import { typedDensity } from './typedDensity.ts';
import { why } from './why.ts';
import { worksheet } from './worksheet.ts';

interface Found {
  readonly where: string;
  readonly en: unknown;
  readonly ja: unknown;
}

/** Names and symbols that the field writes alike in both languages. */
const SAME_IN_BOTH = new Set([
  'AERI',
  'AC-GAN',
  'AC-GAN*',
  'AC-GAN*+',
  'AM-GAN',
  'Adam',
  'Dirac-GAN',
  'ELU',
  'GAN',
  'GAN*',
  'LSGAN',
  'LabelGAN',
  'PacGAN',
  'R\u2011hat',
  'ReLU',
  'RMSprop',
  'SGD',
  'Softplus',
  'Stacked MNIST',
  'Swish',
  'WGAN-GP',
  'Wasserstein',
  'WGAN-LP',
  'WebGPU',
  'maxout',
  'tanh',
  'x, y',
]);

const LATIN = /\p{Script=Latin}/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Everything under `node` that has a language, complete or not. */
function textsIn(node: unknown, where: string, seen = new Set<unknown>()): readonly Found[] {
  if (typeof node !== 'object' || node === null || seen.has(node) || ArrayBuffer.isView(node)) return [];
  seen.add(node);
  if ('en' in node || 'ja' in node) {
    const { en, ja } = node as { en?: unknown; ja?: unknown };
    return [{ where, en, ja }];
  }
  return Object.entries(node).flatMap(([key, child]) => textsIn(child, `${where}.${key}`, seen));
}

interface SourceNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SourceNode => typeof value === 'object' && value !== null && 'type' in value;

interface Call {
  readonly file: string;
  readonly name: string;
  /** Literal arguments; undefined for any other expression. */
  readonly values: readonly unknown[];
}

/** Every call of a plain function name in a syntax tree. */
function callsIn(value: unknown, file: string): readonly Call[] {
  if (Array.isArray(value)) return value.flatMap((child) => callsIn(child, file));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((child) => callsIn(child, file));
  if (!isNode(value) || value.type !== 'CallExpression') return inner;
  const { callee, arguments: given } = value as unknown as { callee: SourceNode; arguments: readonly SourceNode[] };
  const name = callee.name;
  if (typeof name !== 'string') return inner;
  return [{ file, name, values: given.map((each) => (each.type === 'Literal' ? each.value : undefined)) }, ...inner];
}

function readCalls(): readonly Call[] {
  const root = join(import.meta.dirname, '..');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.ts$/.test(file))
    .flatMap((file) => callsIn(parseSync(file, readFileSync(join(root, file), 'utf8')).program, file));
}

const variables = (sentence: string): readonly string[] =>
  [...new Set([...sentence.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] as string))].sort();

/** What is wrong with a text, in words; nothing for a good one. */
function faultsOf({ where, en, ja }: Found): readonly string[] {
  const shown = `${where}: ${JSON.stringify(en)} / ${JSON.stringify(ja)}`;
  if (typeof en !== 'string' || en.trim() === '') return [`no English: ${shown}`];
  if (typeof ja !== 'string' || ja.trim() === '') return [`no Japanese: ${shown}`];
  const faults: string[] = [];
  if (en === ja && LATIN.test(en) && !SAME_IN_BOTH.has(en)) faults.push(`not translated: ${shown}`);
  if (JAPANESE.test(en)) faults.push(`Japanese in the English text: ${shown}`);
  if (variables(en).join() !== variables(ja).join()) faults.push(`different variables: ${shown}`);
  return faults;
}

/** With the words that come with parts fetched later. */
const later = {
  compare,
  copying,
  present,
  embed,
  locks,
  counting,
  engines,
  help,
  measurements,
  claims,
  classes,
  demos,
  lessons,
  classGradient,
  data: { ...data, aside, draw: drawing, import: { ...data.import, ...pointImport } },
  find,
  flow,
  imageImport,
  images,
  instruments: { ...instruments, chains, closedForm, forces, learntScore, lens, microscope, race, transport },
  latents: latentPanels,
  line,
  report,
  taking,
  runs,
  ownData,
  past,
  typedDensity,
  speedlab,
  sweep,
  start,
  tower,
  why,
  worksheet,
};
const general = { ...firstLoaded, ...later };
const ofLabs = { density: densityWords, sampler: samplerWords, particles: particlesWords, layers: towerWords };
const catalogue = { ...general, ...ofLabs };

const declarations = { data: LAWS, methods: METHODS, metrics: METRICS, presets: PRESETS, groups: FIXED_GROUPS };

const calls = readCalls();

describe('texts in two languages', () => {
  it('names every fault', () => {
    const faults = (en: unknown, ja: unknown) => faultsOf({ where: 'here', en, ja }).length;
    expect(faults('Play', '再生')).toBe(0);
    expect(faults('Play', undefined)).toBe(1);
    expect(faults(' ', '再生')).toBe(1);
    expect(faults('Play', 'Play')).toBe(1);
    expect(faults('Adam', 'Adam')).toBe(0);
    expect(faults('再生', '再生する')).toBe(1);
    expect(faults('{{count}} steps', '{{n}} ステップ')).toBe(1);
    expect(textsIn({ a: [{ en: 'x' }] }, 'root')).toEqual([{ where: 'root.a.0', en: 'x', ja: undefined }]);
  });

  for (const [area, texts] of Object.entries(catalogue)) {
    it(`interface: ${area}`, () => {
      const found = textsIn(texts, area);
      expect(found.length).toBeGreaterThan(0);
      expect(found.flatMap(faultsOf)).toEqual([]);
    });
  }

  for (const [registry, entries] of Object.entries(declarations)) {
    it(`declarations: ${registry}`, () => {
      const found = textsIn(entries, registry);
      expect(found.length).toBeGreaterThan(0);
      expect(found.flatMap(faultsOf)).toEqual([]);
    });
  }

  it('sentences anywhere in the source', () => {
    const found = calls.flatMap(({ file, name, values: [en, ja] }) =>
      name === 'text' && en !== undefined && ja !== undefined ? [{ where: file, en, ja }] : [],
    );
    expect(found.length).toBeGreaterThan(200);
    expect(found.flatMap(faultsOf)).toEqual([]);
  });

  it('has every path that the page asks for by name', () => {
    const paths = new Set(textsIn(catalogue, '').map(({ where }) => where.slice(1).replace(/_(one|other)$/, '')));
    const asked = calls.flatMap(({ file, name, values: [path] }) =>
      name === 't' && typeof path === 'string' ? [{ file, path }] : [],
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ path }) => !paths.has(path))).toEqual([]);
  });

  it('has a general text in place of every one of a lab, its own diagram and help of settings aside', () => {
    const paths = new Set(textsIn(general, '').map(({ where }) => where));
    const own = Object.values(ofLabs).flatMap((words) => textsIn(words, '').map(({ where }) => where));
    expect(own.filter((path) => !paths.has(path) && !/^\.(flow|params)\./.test(path))).toEqual([]);
  });

  it('helps with settings that exist, where a lab does so in its own words', () => {
    const experiment = withValues(defaultExperiment(), { 'method.id': 'dft' });
    const keys = textsIn(samplerWords.params, '').map(({ where }) => where.slice(1));
    expect(keys.filter((key) => paramOf(experiment, key) === undefined)).toEqual([]);
  });

  it('gives every plural its general form', () => {
    const keys = textsIn(catalogue, '').map(({ where }) => where);
    const singular = keys.filter((key) => key.endsWith('_one'));
    expect(singular.filter((key) => !keys.includes(key.replace(/_one$/, '_other')))).toEqual([]);
  });
});
