import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, openApp, test } from './support/fixtures.ts';
import { SMALL } from './support/small.ts';

const CONFIG = {
  ...SMALL,
  'smoothing.on': true,
  'smoothing.schedule': 'exponential',
  'smoothing.duration': 120,
  'penalty.kind': 'zero-centred',
};
const AT = 60;
const UNTIL = 120;

/** Metrics of the same run on the command line, with one live change at step AT. */
async function inNode(setting: string): Promise<Record<string, number | null>> {
  const folder = mkdtempSync(join(tmpdir(), 'modescope-'));
  try {
    const [config, out] = [join(folder, 'config.json'), join(folder, 'out.json')];
    writeFileSync(config, JSON.stringify(CONFIG));
    const args = [
      config,
      '--seeds',
      '1',
      '--steps',
      String(UNTIL),
      '--engine',
      'compiled-wasm',
      '--set-at',
      `${AT}:${setting}`,
      '--json',
      out,
    ];
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../scripts/experiment.mjs'), ...args]);
    return JSON.parse(readFileSync(out, 'utf8')).seeds[0].metrics;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Settings that may be moved while a run goes on, and where to. */
const STEERED = [
  ['smoothing.bandwidth', 1.25],
  ['smoothing.end', 0.02],
  ['penalty.weight', 25],
] as const;

test(`settings moved at step ${AT} steer the page exactly as they steer Node`, async ({ page }) => {
  // One after the other, for the first bundles what the others run; beside them the page opens and trains.
  const expected = (async () => {
    const all = new Map<string, Record<string, number | null>>();
    for (const [key, value] of STEERED) all.set(key, await inNode(`${key}=${value}`));
    return all;
  })();
  await openApp(page);
  /** Samples at the step, metrics and address at the end of the run, with a change or without. */
  const runWith = (change?: Record<string, number>) =>
    page.evaluate(
      async (given) => {
        const app = window.modescope;
        if (!app) throw new Error('no automation');
        await app.load(given.config);
        await app.run(given.at);
        const samples = [...(await app.samples())];
        if (given.change) app.set(given.change);
        await app.run(given.until - given.at);
        return { samples, metrics: (await app.metrics()).metrics, link: location.hash };
      },
      { config: CONFIG, at: AT, until: UNTIL, change },
    );
  const steered = [];
  for (const [key, value] of STEERED) steered.push({ key, value, ...(await runWith({ [key]: value })) });
  const straight = await runWith();
  const ofNode = await expected;
  for (const { key, value, samples, metrics, link } of steered) {
    expect(samples, key).toEqual(straight.samples);
    expect(metrics, key).not.toEqual(straight.metrics);
    expect(link).toContain(`${key}=${value}`);
    const node = ofNode.get(key) ?? {};
    expect(Object.keys(metrics)).toEqual(Object.keys(node));
    for (const [name, measured] of Object.entries(metrics)) {
      // Weights are bit-identical; a metric may differ in the last bit, because Math.log does between browsers.
      if (measured === null) expect(node[name]).toBeNull();
      else
        expect(Math.abs(measured - (node[name] ?? Number.NaN)), name).toBeLessThanOrEqual(1e-12 * Math.abs(measured));
    }
  }
});
