import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { viteAssembly } from '../scripts/viteAssembly.ts';
import { viteTex } from '../scripts/viteTex.ts';
import { expect, test } from './support/fixtures.ts';
import type { EnsembleCase } from './support/webgpuEnsembles.ts';
import type { Parity } from './support/webgpuHarness.ts';

/** The compiled WebGPU engine against eager tfjs, on whatever adapter the browser has: here, in software. */
const TOLERANCE = 1e-5;
/** Each starts from the reference's state: the first has no moments yet, the others have. */
const STEPS = 3;
/** Sizes at which what a test is about shows as well as at those that methods recommend, and costs half as much. */
const NARROW = { 'generator.width': 16, 'critic.width': 16, 'training.batch': 32 };
const ODD_SIZES = [
  { width: 13, batch: 50 },
  { width: 30, batch: 17 },
  { width: 33, batch: 60 },
  // So wide that its products are no part of a chain.
  { width: 384, batch: 16 },
];

const ROOT = join(import.meta.dirname, '..');

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let page: Page;

test.beforeAll(async ({ browser, baseURL }) => {
  const outDir = join(ROOT, 'node_modules/.cache/modescope/webgpu-harness');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [viteTex(), viteAssembly()],
    resolve: {
      alias: [{ find: /^@tensorflow\/(tfjs-[a-z-]+)$/, replacement: '@tensorflow/$1/dist/index.js' }],
    },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: join(import.meta.dirname, 'support/webgpuHarness.ts'),
        output: { entryFileNames: 'harness.js', chunkFileNames: '[name].js' },
      },
    },
  });
  page = await browser.newPage();
  const origin = new URL('/harness/', baseURL).href;
  await page.route(`${origin}**`, (route) => {
    const name = new URL(route.request().url()).pathname.replace('/harness/', '');
    const body = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./harness.js"></script>';
    return name === ''
      ? route.fulfill({ contentType: 'text/html', body })
      : route.fulfill({ path: join(outDir, name) });
  });
  await page.goto(origin);
  await page.waitForFunction(() => window.webgpuHarness !== undefined);
  const adapter = await page.evaluate(() => window.webgpuHarness.adapter());
  console.log(`  adapter: ${adapter}`);
});

test.afterAll(() => page.close());

function expectParity(
  { gradients, weights, moments, reports, generatorLoss, probes }: Parity,
  name: string,
  tolerance = TOLERANCE,
): void {
  expect.soft(gradients, `gradients of ${name}`).toBeLessThan(tolerance);
  expect.soft(weights, `weights of ${name}`).toBeLessThan(tolerance);
  // A moment is a gradient, and loses digits where that becomes a small difference of large sums.
  expect.soft(moments, `moments of ${name}`).toBeLessThan(10 * tolerance);
  expect.soft(reports, `reports of ${name}`).toBeLessThan(tolerance);
  // It follows the critic's update, in which Adam makes a whole step of a gradient that is rounding noise.
  expect.soft(generatorLoss, `generator's loss of ${name}`).toBeLessThan(20 * tolerance);
  expect.soft(probes, `probes of ${name}`).toBeLessThan(TOLERANCE);
}

test('functions agree with float64 at every size, infinities included', async () => {
  expect(await page.evaluate(() => window.webgpuHarness.wrongFunctions())).toEqual([]);
});

test('random graphs mean what they say', async () => {
  expect(await page.evaluate(() => window.webgpuHarness.wrongGraph(60))).toBe('');
});

test('kernel sums and their gradients agree with float64 at every size', async () => {
  expect(await page.evaluate((tolerance) => window.webgpuHarness.wrongPairs(tolerance), TOLERANCE)).toEqual([]);
});

test('windows of pictures and their sums agree with float64 at every geometry', async () => {
  expect(await page.evaluate(() => window.webgpuHarness.wrongWindows())).toEqual([]);
});

test('convolutions, their penalty and classes agree with tfjs in small and large batches', async () => {
  const errors = await page.evaluate(() => window.webgpuHarness.picturesErrors());
  expect(Object.keys(errors)).toHaveLength(5);
  for (const [name, error] of Object.entries(errors)) expect.soft(error, name).toBeLessThan(TOLERANCE);
});

test('a judge, whose program has nothing to train, says the same', async () => {
  expect(await page.evaluate(() => window.webgpuHarness.judgeError())).toBeLessThan(TOLERANCE);
});

/** Compares a run of these settings, which `name` stands for. */
async function expectAgreement(changes: Readonly<Record<string, string | number>>, name: string): Promise<void> {
  const compare = (given: { changes: Readonly<Record<string, string | number>>; steps: number }) =>
    window.webgpuHarness.compare(given.changes, given.steps);
  expectParity(await page.evaluate(compare, { changes, steps: STEPS }), name);
}

test('methods of three kinds agree with tfjs at the sizes that they recommend', async () => {
  for (const id of ['ns-gan', 'wgan-gp', 'kernel-gan']) await expectAgreement({ 'method.id': id }, id);
});

test('odd widths and batches agree with tfjs', async () => {
  for (const { width, batch } of ODD_SIZES) {
    const changes = { 'generator.width': width, 'critic.width': width, 'training.batch': batch };
    await expectAgreement(changes, `${width} wide, batch ${batch}`);
  }
});

test('every method and every value of every option agree with tfjs', async () => {
  const count = await page.evaluate(() => window.webgpuHarness.coveringCount());
  // `npm run parity -- --all` asks for every case, which takes some four minutes.
  const isAll = process.env.MODESCOPE_PARITY === 'all';
  const cases = isAll ? [...Array(count).keys()] : await page.evaluate(() => window.webgpuHarness.coveringSample());
  expect(cases.length).toBeGreaterThan(10);
  test.setTimeout(90_000 + cases.length * 10_000);
  for (const index of cases) {
    const compare = (given: { index: number; steps: number }) =>
      window.webgpuHarness.compareCovering(given.index, given.steps);
    const { name, parity } = await page.evaluate(compare, { index, steps: STEPS });
    expectParity(parity, name);
  }
});

test('samplers of a density agree with tfjs: every method and every value of what shapes them', async () => {
  const cases = await page.evaluate(() => window.webgpuHarness.samplerSample());
  expect(cases.length).toBeGreaterThan(2);
  for (const index of cases) {
    const compare = (given: { index: number; steps: number }) =>
      window.webgpuHarness.compareSampler(given.index, given.steps);
    const { name, isTabled, parity } = await page.evaluate(compare, { index, steps: STEPS });
    // Second derivatives of a table are small differences of its numbers.
    expectParity(parity, name, isTabled ? 10 * TOLERANCE : TOLERANCE);
  }
});

test('programs that are no GANs agree with tfjs: particles that move, three updates to one, chapters', async () => {
  const errors = await page.evaluate(() => window.webgpuHarness.otherErrors());
  expect(Object.keys(errors)).toHaveLength(20);
  for (const [name, error] of Object.entries(errors)) expect.soft(error, name).toBeLessThan(TOLERANCE);
});

test('bits do not depend on how steps are cut into bursts', async () => {
  expect(await page.evaluate(() => window.webgpuHarness.isCutAnywhere())).toBe(true);
});

test('settings that change from step to step are obeyed', async () => {
  expect(await page.evaluate(() => window.webgpuHarness.liveError())).toBeLessThan(TOLERANCE);
});

test('a lost device, a disposed execution and a limit are reported as what they are', async () => {
  const complaints = await page.evaluate(async () => [
    await window.webgpuHarness.complaintOfLoss(),
    await window.webgpuHarness.complaintOfDisposal(),
    await window.webgpuHarness.complaintAboutSize(),
  ]);
  expect(complaints[0]).toMatch(/^EngineUnavailableError: compiled-webgpu: its device was lost/);
  expect(complaints[1]).toMatch(/was disposed of$/);
  expect(complaints[2]).toMatch(
    /^EngineUnavailableError: .*(maxBufferSize|maxStorageBufferBindingSize) is \d+, this program needs \d+/,
  );
});

/** Every two of a method, a size and a schedule. */
const PAIRS = [
  ['ns-gan', 3, 'workgroups'],
  ['ns-gan', 8, 'dispatches'],
  ['wgan-gp', 3, 'dispatches'],
  ['wgan-gp', 8, 'workgroups'],
] as const;

const ENSEMBLES: readonly EnsembleCase[] = [
  ...PAIRS.map(([id, size, schedule]) => ({ changes: { ...NARROW, 'method.id': id }, size, schedule })),
  { changes: { ...NARROW, 'method.id': 'kernel-gan' }, size: 3, schedule: 'workgroups' },
  { changes: { ...NARROW, 'critic.normalisation': 'spectral' }, size: 3, schedule: 'workgroups', ownData: true },
  { changes: { 'training.batch': 50, 'critic.width': 13 }, size: 5, schedule: 'workgroups', maxBytes: 560 * 1024 },
  { changes: {}, size: 5, schedule: 'dispatches', ownData: true, maxBytes: 1536 * 1024 },
];

for (const wanted of ENSEMBLES) {
  const { size, schedule, ...others } = wanted;
  test(`${size} members by ${schedule} are what each is alone: ${JSON.stringify(others)}`, async () => {
    const compare = (given: EnsembleCase) => window.webgpuHarness.compareEnsemble(given);
    const { room, state, reports, probes, isSamePlace, isRepeatable } = await page.evaluate(compare, wanted);
    expect(Math.max(state, reports, probes)).toBeLessThan(TOLERANCE);
    expect([isSamePlace, isRepeatable]).toEqual([true, true]);
    expect(room).toBe(wanted.maxBytes === undefined ? size : 2);
  });
}

test('an ensemble reports a loss, a member that it has not, and that it was disposed of', async () => {
  const complaints = await page.evaluate(() => window.webgpuHarness.complaintsOfEnsembles());
  expect(complaints[0]).toMatch(/^RangeError: .*no member 1 of 1$/);
  expect(complaints[1]).toMatch(/was disposed of$/);
  for (const lost of complaints.slice(2)) {
    expect(lost).toMatch(/^EngineUnavailableError: compiled-webgpu: its device was lost/);
  }
});

test('all engines share one device, which outlives any of them and is replaced when it is lost', async () => {
  await page.reload();
  await page.waitForFunction(() => window.webgpuHarness !== undefined);
  const { devices, error, survivor, lost, afterwards, end } = await page.evaluate(() => window.webgpuHarness.sharing());
  expect(devices).toEqual([1, 0, 1, 1]);
  expect(error).toBeLessThan(TOLERANCE);
  expect(survivor).toBe('runs, runs, runs');
  expect(lost[0]).toMatch(/^EngineUnavailableError: compiled-webgpu: its device was lost/);
  expect(lost[1]).toMatch(/^EngineUnavailableError: eager-webgpu: its device was lost/);
  expect(afterwards).toEqual(['runs', 'runs', 'runs', 'runs']);
  expect(end).toBe('destroyed');
});
