import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** Folders by floor: imports go down only, and never sideways between folders of one floor. */
const FLOORS = [
  ['schema', 'math'],
  ['data', 'engine'],
  ['nn'],
  ['methods', 'metrics'],
  ['experiment'],
  ['train'],
  ['worker'],
  ['store'],
  ['i18n'],
  ['ui', 'cli'],
];

/**
 * Areas of the page with what each may import beside itself and what stands below those; what is fetched later counts for nothing, so
 * that a panel can open another area without depending on it.
 */
const UI_AREAS = {
  kit: { folders: ['', 'kit'], on: [] },
  settings: { folders: ['controls', 'data', 'density'], on: ['kit'] },
  measures: { folders: ['readout', 'charts', 'ruler', 'classes', 'tower'], on: ['kit'] },
  stage: { folders: ['stage', 'images'], on: ['kit'] },
  panels: {
    folders: [
      ...[
        'caption',
        'chains',
        'claims',
        'classgradient',
        'closedform',
        'codes',
        'dock',
        'filmstrip',
        'flow',
        'forces',
        'imageimport',
      ],
      ...['latents', 'lens', 'line', 'microscope', 'past', 'perclass', 'race', 'score', 'transport-plan', 'why'],
    ],
    on: ['settings', 'measures', 'stage'],
  },
  pages: { folders: ['speedlab', 'demos', 'lessons', 'sweep'], on: ['panels'] },
  shell: { folders: ['shell', 'transport', 'runs', 'compare', 'start', 'find', 'report', 'export'], on: ['pages'] },
  whole: { folders: ['embed', 'present'], on: ['shell'] },
} as const satisfies Readonly<Record<string, { readonly folders: readonly string[]; readonly on: readonly string[] }>>;

/** What puts the page together. */
const UI_TOP = ['ui/App.tsx'];

/** Each registry and the call by which a file declares itself an entry. */
const REGISTRIES = {
  'data/index.ts': 'defineLaw',
  'methods/gan/index.ts': 'defineMethod',
  'metrics/index.ts': 'defineMetric',
  'experiment/presets/index.ts': 'definePreset',
};

const RUNTIME_OF_TFJS = ['nn', 'engine', 'train', 'worker'];
const REACT = /^(react|react-dom|react-aria|react-aria-components|react-stately|recharts|lucide-react)($|\/)/;

interface Import {
  readonly from: string;
  /** Path inside src for a relative import, the bare specifier otherwise. */
  readonly to: string;
  readonly isRelative: boolean;
  readonly isType: boolean;
  /** Fetched when it is needed. */
  readonly isLater: boolean;
}

interface Source {
  readonly path: string;
  readonly code: string;
  readonly imports: readonly Import[];
}

function readSource(path: string): Source {
  const code = readFileSync(join(import.meta.dirname, path), 'utf8');
  const { module, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);

  const add = (specifier: string, isType: boolean, isLater = false): Import => {
    const isRelative = specifier.startsWith('.');
    const bare = specifier.replace(/\?.*$/, '');
    return { from: path, to: isRelative ? posix.join(posix.dirname(path), bare) : bare, isRelative, isType, isLater };
  };
  const isAllTypes = (entries: readonly { isType: boolean }[]) =>
    entries.length > 0 && entries.every(({ isType }) => isType);

  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) => add(moduleRequest.value, isAllTypes(entries))),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.moduleRequest ? [add(entry.moduleRequest.value, entry.isType)] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => {
      const literal = /^['"`]([^'"`]+)['"`]$/.exec(code.slice(moduleRequest.start, moduleRequest.end));
      if (!literal?.[1]) throw new Error(`${path}: import() of something that is not a literal`);
      return add(literal[1], false, true);
    }),
  ];
  return { path, code, imports };
}

const sources = readdirSync(import.meta.dirname, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
  .map((entry) =>
    relative(import.meta.dirname, join(entry.parentPath, entry.name))
      .split(sep)
      .join('/'),
  )
  .sort()
  .map(readSource);

const isTest = (path: string) => path.endsWith('.test.ts');
const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const floorOf = (path: string) => FLOORS.findIndex((folders) => folders.includes(folderOf(path)));
const shown = (list: readonly Import[]) => list.map(({ from, to }) => `${from} -> ${to}`);

const product = sources.filter(({ path }) => !isTest(path) && folderOf(path) !== 'testing');
const imports = product.flatMap((source) => source.imports);
const relativeImports = imports.filter(({ isRelative }) => isRelative);

/** Packages that run when `entry` is loaded, each with the file that asks for it; types and worker URLs do not count. */
function packagesReachedFrom(entry: string): Import[] {
  const seen = new Set<string>();
  const found: Import[] = [];
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const next of sources.find((source) => source.path === path)?.imports ?? []) {
      if (next.isType) continue;
      if (next.isRelative) visit(next.to);
      else found.push(next);
    }
  };
  visit(entry);
  return found;
}

describe('architecture', () => {
  it('has read the sources', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(relativeImports.length).toBeGreaterThan(100);
  });

  it('keeps every file in a folder that has a floor', () => {
    const homeless = product.filter(({ path }) => floorOf(path) < 0 && path !== 'main.tsx');
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  it('imports downwards only, and never sideways', () => {
    const wrong = relativeImports.filter(({ from, to }) => {
      if (from === 'main.tsx' || folderOf(from) === folderOf(to)) return false;
      return floorOf(to) < 0 || floorOf(to) >= floorOf(from);
    });
    expect(shown(wrong)).toEqual([]);
  });

  it('keeps to the areas of the page', () => {
    type Area = keyof typeof UI_AREAS;
    const areas = Object.entries(UI_AREAS) as [Area, (typeof UI_AREAS)[Area]][];
    const folderIn = (path: string) => (path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '');
    const areaOf = (path: string) =>
      areas.find(([, { folders }]) => (folders as readonly string[]).includes(folderIn(path)))?.[0];
    const below = (area: Area): readonly string[] => UI_AREAS[area].on.flatMap((next) => [next, ...below(next)]);
    const ui = product.filter(({ path }) => folderOf(path) === 'ui' && !UI_TOP.includes(path));
    expect(ui.filter(({ path }) => areaOf(path) === undefined).map(({ path }) => path)).toEqual([]);
    const wrong = ui
      .flatMap((source) => source.imports)
      .filter(({ from, to, isLater }) => {
        if (isLater || !to.startsWith('ui/')) return false;
        const [own, other] = [areaOf(from), areaOf(to)];
        return UI_TOP.includes(to) || (own !== other && !(own && other && below(own).includes(other)));
      });
    expect(shown(wrong)).toEqual([]);
  });

  it('names files with their extension, and files that exist', () => {
    const known = new Set(sources.map(({ path }) => path));
    const wrong = relativeImports.filter(({ to }) => !known.has(to) && !/\.(css|d\.ts|json)$/.test(to));
    expect(shown(wrong)).toEqual([]);
  });

  it('uses the helpers of testing/ in tests only', () => {
    expect(shown(relativeImports.filter(({ to }) => folderOf(to) === 'testing'))).toEqual([]);
  });

  it('runs TensorFlow.js only where numbers are made; elsewhere it is a type', () => {
    const wrong = imports.filter(
      ({ from, to, isType }) =>
        to.startsWith('@tensorflow/') &&
        !isType &&
        (!RUNTIME_OF_TFJS.includes(folderOf(from)) || from === 'nn/spec.ts'),
    );
    expect(shown(wrong)).toEqual([]);
  });

  it('keeps TensorFlow.js out of the page: it is reached through the worker only', () => {
    const reached = packagesReachedFrom('main.tsx');
    expect(reached.map(({ to }) => to)).toContain('react');
    expect(shown(reached.filter(({ to }) => to.startsWith('@tensorflow/')))).toEqual([]);
    const worker = packagesReachedFrom('worker/trainer.worker.ts');
    expect(worker.some(({ to }) => to.startsWith('@tensorflow/'))).toBe(true);
  });

  it('uses React in ui/ and main.tsx only', () => {
    const wrong = imports.filter(({ from, to }) => REACT.test(to) && folderOf(from) !== 'ui' && from !== 'main.tsx');
    expect(shown(wrong)).toEqual([]);
  });

  it('talks to the worker through its protocol and client only', () => {
    const wrong = relativeImports.filter(
      ({ from, to, isType }) =>
        ['store', 'ui', ''].includes(folderOf(from)) &&
        folderOf(to) === 'worker' &&
        !/^worker\/(bench\/)?client\.ts$/.test(to) &&
        !(/^worker\/(bench\/)?protocol\.ts$/.test(to) && isType),
    );
    expect(shown(wrong)).toEqual([]);
  });

  it.each(Object.entries(REGISTRIES))('lists every entry in %s', (registry, define) => {
    const listed = new Set(sources.find(({ path }) => path === registry)?.imports.map(({ to }) => to));
    const declaring = product.filter(({ path, code }) => {
      const isNear = dirname(path) === dirname(registry) && path !== registry;
      return isNear && new RegExp(`= ${define}\\(`).test(code);
    });
    expect(declaring.length).toBeGreaterThan(0);
    expect(declaring.map(({ path }) => path).filter((path) => !listed.has(path))).toEqual([]);
  });

  it('keeps files short: 250 lines, tests 400', () => {
    const long = sources
      .map(({ path, code }) => ({ path, lines: code.trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > (isTest(path) ? 400 : 250));
    expect(long).toEqual([]);
  });
});
