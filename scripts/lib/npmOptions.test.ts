import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HELP } from '../../src/cli/arguments.ts';
import { BENCH_HELP } from '../../src/cli/bench/arguments.ts';
import { GRAPH_HELP } from '../../src/cli/graphCommand.ts';
import { keptByNpm, SCRIPT_OPTIONS } from './npmOptions.mjs';
import { ROOT } from './process.mjs';

/** What npm sets of its own, here and there. */
const OWN = {
  npm_lifecycle_event: 'experiment',
  npm_config_yes: '',
  npm_config_json: 'true',
  npm_config_engine_strict: 'true',
  npm_config_userconfig: '/home/me/.npmrc',
  npm_config_cache: '/tmp/npm',
  npm_config_loglevel: 'silent',
  npm_config_workspace: 'x',
};
const { npm_config_json: _, npm_config_engine_strict: __, ...PLAIN } = OWN;

/** The command that is proposed. */
const proposed = (...given: Parameters<typeof keptByNpm>) =>
  keptByNpm(...given)
    ?.split('\n\n')[1]
    ?.trim();

describe('options that npm kept for itself', () => {
  // Environment and arguments as npm 11 gives them for what was typed.
  it.each([
    [
      'ring8-nsgan --seeds=2 --steps=50 --set=smoothing.on=true',
      ['ring8-nsgan'],
      { seeds: '2', steps: '50', set: 'smoothing.on=true' },
      'ring8-nsgan --seeds 2 --steps 50 --set smoothing.on=true',
    ],
    ['ring8 --seeds 2', ['ring8', '2'], { seeds: 'true' }, 'ring8 --seeds 2'],
    ['--seeds 2 ring8', ['2', 'ring8'], { seeds: 'true' }, 'ring8 --seeds 2'],
    ['ring8 --seeds 2 --steps 5', ['ring8', '2', '5'], { seeds: 'true', steps: 'true' }, 'ring8 --seeds … --steps …'],
    ['ring8 --seeds 2 --steps=5', ['ring8', '2'], { seeds: 'true', steps: '5' }, 'ring8 --seeds 2 --steps 5'],
    ['ring8 --set a.b=1 --set c=2', ['ring8', 'a.b=1', 'c=2'], { set: 'true\n\ntrue' }, 'ring8 --set a.b=1 --set c=2'],
    ['ring8 --set=a.b=1 --set=c=2', ['ring8'], { set: 'a.b=1\n\nc=2' }, 'ring8 --set a.b=1 --set c=2'],
    ['ring8 --vs=a.b=1 --vs=gp', ['ring8'], { vs: 'a.b=1\n\ngp' }, 'ring8 --vs a.b=1 --vs gp'],
    ['ring8 --vs gp', ['ring8', 'gp'], { vs: 'true' }, 'ring8 --vs gp'],
    ['--vs a.b=1 ring8', ['a.b=1', 'ring8'], { vs: 'true' }, 'ring8 --vs a.b=1'],
    ['ring8 --set c=2 --vs a.b=1', ['ring8', 'c=2', 'a.b=1'], { set: 'true', vs: 'true' }, 'ring8 --set … --vs …'],
    ['ring8 --set-at=5:a=1', ['ring8'], { set_at: '5:a=1' }, 'ring8 --set-at 5:a=1'],
    [
      'ring8 --first-seed=9 --suite=my suite',
      ['ring8'],
      { first_seed: '9', suite: 'my suite' },
      "ring8 --first-seed 9 --suite 'my suite'",
    ],
    ['ring8 --json out.json', ['ring8', 'out.json'], { json: 'true' }, 'ring8 --json out.json'],
    ['ring8 --engine=eager-cpu', ['ring8', 'eager-cpu'], { engine_strict: 'true' }, 'ring8 --engine eager-cpu'],
    ['--suite presets --fresh', ['presets'], { suite: 'true', fresh: 'true' }, '--suite presets --fresh'],
    ['ring8 --seed=3', ['ring8'], { seed: '3' }, 'ring8 --seeds 3'],
    ['ring8 --seeds=2 -- --steps 5', ['ring8', '--steps', '5'], { seeds: '2' }, 'ring8 --seeds 2 --steps 5'],
  ] as const)('npm run experiment %s', (typed, args, config, right) => {
    const env = { ...PLAIN, ...Object.fromEntries(Object.entries(config).map(([k, v]) => [`npm_config_${k}`, v])) };
    expect(proposed('experiment', args, env)).toBe(`npm run experiment -- ${right}`);
    for (const [, option = ''] of typed.split(' -- ')[0]?.matchAll(/--([\w-]+)/g) ?? []) {
      expect(keptByNpm('experiment', args, env)).toContain(`--${option}`);
    }
  });

  it('of the other scripts', () => {
    const of = (event: string, config: object) => ({ npm_lifecycle_event: event, ...config });
    expect(proposed('bench', ['out.json'], of('bench', { npm_config_quick: 'true', npm_config_json: 'true' }))).toBe(
      'npm run bench -- --json out.json --quick',
    );
    expect(proposed('graph', ['gp'], of('graph', { npm_config_stage: 'wasm' }))).toBe(
      'npm run graph -- gp --stage wasm',
    );
    expect(proposed('parity', [], of('parity', { npm_config_all: 'true' }))).toBe('npm run parity -- --all');
    expect(proposed('start', ['3000'], of('start', { npm_config_port: 'true' }))).toBe('npm start -- --port 3000');
    expect(proposed('start', [], of('start', { npm_config_open: '' }))).toBe('npm start -- --no-open');
    expect(proposed('test', ['ring'], of('check', {}))).toBeUndefined();
  });

  it('are not what npm was told for itself', () => {
    for (const args of [['list'], ['ring8', '--seeds', '2'], ['ring8', '--json', 'a.json', '--set', 'a=1'], []]) {
      expect(keptByNpm('experiment', args, OWN)).toBeUndefined();
    }
    expect(keptByNpm('experiment', ['inspect', 'a.csv', 'b.csv'], OWN)).toBeUndefined();
    expect(keptByNpm('bench', ['--quick'], { ...OWN, npm_config_only: 'prod' })).toBeUndefined();
    // Without npm, the variables are somebody else's.
    expect(keptByNpm('experiment', ['list'], { npm_config_seeds: '2' })).toBeUndefined();
  });
});

it('every script refuses them, and every option that a script explains is known', () => {
  for (const script of Object.keys(SCRIPT_OPTIONS)) {
    expect(readFileSync(join(ROOT, 'scripts', `${script}.mjs`), 'utf8')).toContain(`refuseKeptOptions('${script}')`);
  }
  const explained = (help: string) => new Set([...help.matchAll(/--([a-z][\w-]*)/g)].map(([, option]) => option));
  for (const [script, help] of Object.entries({ experiment: HELP, bench: BENCH_HELP, graph: GRAPH_HELP })) {
    expect(new Set(Object.keys(SCRIPT_OPTIONS[script as 'experiment']))).toEqual(explained(help));
  }
});
