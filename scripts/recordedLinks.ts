import fc from 'fast-check';
import type { DecodedLink } from '../src/experiment/decode.ts';
import { defaultExperiment, keysOf, valueAt } from '../src/experiment/experiment.ts';
import { differences } from '../src/experiment/link.ts';
import { readLink } from '../src/experiment/mendLink.ts';
import { PRESETS } from '../src/experiment/presets/index.ts';
import { encodeValue } from '../src/schema/codec.ts';
import { anyExperiment } from '../src/testing/arbitraries.ts';

/** A link as it came, and what is read from it. */
export interface RecordedLink {
  readonly link: string;
  /** Preset, settings that differ from it, engine and language. */
  readonly reads: string;
  /** Kinds and keys of the notices. */
  readonly notices: string;
}

export interface RecordedLinks {
  /** What every key of an experiment is by default, as text: what links leave out. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly links: readonly RecordedLink[];
}

const BY_HAND = [
  '',
  '#',
  '#v=1',
  '#p=gp',
  '#v=1&p=gp&seed=3',
  'v=1&p=rescue&lang=ja',
  '#v=1&p=collapse&smoothing.on=1&smoothing.bandwidth=0.3',
  '#v=1&p=collapse&smoothing.on=true',
  '#v=1&p=ring8-nsgan&engine=compiled-wasm-strict&lang=en',
  '#v=1&p=ring8-nsgan&engine=compiled-webgpu',
  '#v=1&p=nope&seed=3',
  '#v=2&p=gp',
  '#v=0&p=gp',
  '#v=1&v=1&p=gp',
  '#v=1&p=gp&p=lp',
  '#v=1&p=gp&seed=-1',
  '#v=1&p=gp&seed=4294967296',
  '#v=1&p=gp&seed=1e3',
  '#v=1&p=gp&seed=',
  '#v=1&p=gp&seed',
  '#v=1&p=gp&=3',
  '#v=1&p=gp&&seed=5&',
  '#v=1&p=gp&penalty.weight=1e9',
  '#v=1&p=gp&penalty.weight=NaN',
  '#v=1&p=gp&penalty.weight=Infinity',
  '#v=1&p=gp&penalty.wieght=3',
  '#v=1&p=gp&__proto__.x=1',
  '#v=1&p=gp&constructor=1',
  '#v=1&p=gp&data.id=grid&data.size=4',
  '#v=1&p=gp&data.id=torus',
  '#v=1&p=gp&data.id=ring&data.weights=1~0.5~2',
  '#v=1&p=gp&data.id=ring&data.weights=1~x',
  '#v=1&p=collapse&method.id=wgan-lp&penalty.weight=2',
  '#v=1&p=collapse&penalty.weight=2&method.id=wgan-lp',
  '#v=1&p=collapse&method.id=kernel-gan&method.objective=minimax',
  '#v=1&p=collapse&method.objective=minimax',
  '#v=1&p=collapse&data.id=drawn&data.strokes=AAAA',
  '#v=1&p=collapse&data.id=imported&data.file=abc123',
  '#v=1&p=mnist-mlp&training.batch=16',
  '#v=1&p=gp&lang=fr',
] as const;

/** Ways in which a link suffers on its way. */
const DAMAGE: readonly ((link: string, n: number) => string)[] = [
  (link) => link.replaceAll('&', '&amp;'),
  (link) => `#${encodeURIComponent(link.slice(1))}`,
  (link) => `#${encodeURIComponent(encodeURIComponent(link.slice(1)))}`,
  (link, n) => link.slice(0, Math.max(2, Math.floor((link.length * ((n * 37) % 100)) / 100))),
  (link) => `${link})`,
  (link) => `<${link}>.`,
  (link, n) => `${link.slice(0, 12 + (n % 9))}\n${link.slice(12 + (n % 9))}`,
  (link) => link.replaceAll('=', '%3D'),
  (link) => link.toUpperCase(),
  (link) => link.replaceAll('=', '＝').replaceAll('&', '＆'),
  (link) => `${link}&utm_source=mail&fbclid=x1`,
  (link, n) => link.replace(/=([^&]*)$/, `=${'9'.repeat(n % 12)}`),
];

const HOW_MANY = 130;

/** Links with up to ten of the settings of any experiment, by a fixed seed. */
function generatedLinks(): readonly string[] {
  const parts = fc.tuple(anyExperiment, fc.constantFrom(...PRESETS.map(({ id }) => id)), fc.nat(1_000));
  return fc.sample(parts, { seed: 13, numRuns: HOW_MANY }).map(([experiment, preset, start]) => {
    const all = differences(experiment, preset);
    const some = all.filter(([key], i) => key.endsWith('.id') || (i + start) % Math.ceil(all.length / 10) === 0);
    return `#v=1&p=${preset}${some.map(([key, value]) => `&${key}=${encodeURIComponent(value)}`).join('')}`;
  });
}

/** 300 links: by hand, generated, and the same damaged. Their texts are recorded, for new settings generate others. */
export function linksToRecord(): readonly string[] {
  const generated = generatedLinks();
  const damaged = generated.map((link, n) => (DAMAGE[n % DAMAGE.length] as (typeof DAMAGE)[number])(link, n));
  return [...BY_HAND, ...generated, ...damaged];
}

const readsOf = ({ experiment, preset, engine, language }: DecodedLink): string =>
  [
    preset,
    ...differences(experiment, preset).map((pair) => pair.join('=')),
    ...(engine ? [`engine=${engine}`] : []),
    ...(language ? [`lang=${language}`] : []),
  ].join('&');

export function recordLink(link: string): RecordedLink {
  const decoded = readLink(link);
  return {
    link,
    reads: readsOf(decoded),
    notices: decoded.notices.map(({ kind, key }) => `${kind} ${key}`).join(', '),
  };
}

export function recordDefaults(): RecordedLinks['defaults'] {
  const experiment = defaultExperiment();
  return Object.fromEntries(keysOf(experiment).map((key) => [key, encodeValue(valueAt(experiment, key))]));
}
