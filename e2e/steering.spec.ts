import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
function inNode(setting?: string): Record<string, number | null> {
  const folder = mkdtempSync(join(tmpdir(), 'modescope-'));
  try {
    const [config, out] = [join(folder, 'config.json'), join(folder, 'out.json')];
    writeFileSync(config, JSON.stringify(CONFIG));
    const steer = setting ? ['--set-at', `${AT}:${setting}`] : [];
    const args = [
      config,
      '--seeds',
      '1',
      '--steps',
      String(UNTIL),
      '--engine',
      'compiled-wasm',
      ...steer,
      '--json',
      out,
    ];
    execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/experiment.mjs'), ...args], {
      stdio: 'pipe',
    });
    return JSON.parse(readFileSync(out, 'utf8')).seeds[0].metrics;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const [key, value] of [
  ['smoothing.bandwidth', 1.25],
  ['smoothing.end', 0.02],
  ['penalty.weight', 25],
] as const) {
  test(`${key} moved at step ${AT} steers the page exactly as it steers Node`, async ({ page }) => {
    await openApp(page);
    const steered = await page.evaluate(
      async ({ config, at, until, change }) => {
        const app = window.modescope;
        if (!app) throw new Error('no automation');
        await app.load(config);
        await app.run(at);
        const before = [...(await app.samples())];
        if (change) app.set(change);
        await app.run(until - at);
        const { metrics } = await app.metrics();
        const link = location.hash;
        await app.load(config);
        await app.run(at);
        const again = [...(await app.samples())];
        await app.run(until - at);
        return { before, again, metrics, straight: (await app.metrics()).metrics, link, config: app.config() };
      },
      { config: CONFIG, at: AT, until: UNTIL, change: { [key]: value } },
    );
    expect(steered.again).toEqual(steered.before);
    expect(steered.metrics).not.toEqual(steered.straight);
    const node = inNode(`${key}=${value}`);
    expect(Object.keys(steered.metrics)).toEqual(Object.keys(node));
    for (const [name, measured] of Object.entries(steered.metrics)) {
      // Weights are bit-identical; a metric may differ in the last bit, because Math.log does between browsers.
      if (measured === null) expect(node[name]).toBeNull();
      else
        expect(Math.abs(measured - (node[name] ?? Number.NaN)), name).toBeLessThanOrEqual(1e-12 * Math.abs(measured));
    }
    expect(steered.link).toContain(`${key}=${value}`);
  });
}
