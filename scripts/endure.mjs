import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { openLab } from './lib/endure/lab.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';
import { say } from './lib/process.mjs';

refuseKeptOptions('endure');

/** What the built page has to stand, and how long each takes on two cores. */
const TRIALS = {
  kills: {
    about: 'pulls 20 plugs under each of three presets (15 minutes)',
    load: () => import('./lib/endure/kills.mjs'),
  },
  monkey: {
    about: 'does 1,000 random things in each language (15 minutes)',
    load: () => import('./lib/endure/monkey.mjs'),
  },
  cold: {
    about: 'visits the page for the first time on a slow processor and a slow line (1 minute)',
    load: () => import('./lib/endure/cold.mjs'),
  },
  cost: {
    about: 'measures what keeping a run costs it (10 minutes)',
    load: () => import('./lib/endure/cost.mjs'),
  },
  soak: {
    about: 'trains points and digits for --minutes and weighs the memory',
    load: () => import('./lib/endure/soak.mjs'),
  },
};

const HELP = `npm run endure -- <trial> [--seed 1] [--count n] [--minutes 60] [--presets a,b] [--built]

${Object.entries(TRIALS)
  .map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`)
  .join('\n')}

--built takes the page as it was last built. Every trial prints its seed and exits with 1 if something was lost.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string' },
    minutes: { type: 'string' },
    presets: { type: 'string' },
    built: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const trial = Object.hasOwn(TRIALS, positionals[0] ?? '')
  ? TRIALS[/** @type {keyof typeof TRIALS} */ (positionals[0])]
  : undefined;
if (!trial || values.help) {
  say(HELP);
  process.exit(values.help ? 0 : 1);
}

/** @param {string | undefined} given @returns {number | undefined} */
const whole = (given) => {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  say(`Not a whole number above 0: ${given}`);
  process.exit(1);
};

const order = {
  seed: whole(values.seed) ?? 1,
  count: whole(values.count),
  minutes: whole(values.minutes),
  presets: values.presets?.split(','),
};
await ensureDependencies();
const { run } = await trial.load();
const lab = await openLab({ isBuilt: values.built });
try {
  process.exitCode = (await run(lab, order)) ? 0 : 1;
} finally {
  await lab.close();
}
