import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { reachable } from '../scripts/lib/chunks.mjs';
import { contentSecurityPolicy } from '../scripts/viteCsp.ts';
import { expect, openApp, test, testFirstVisit } from './support/fixtures.ts';

const DIST = join(import.meta.dirname, '../dist');
const html = readFileSync(join(DIST, 'index.html'), 'utf8');
const assets = readdirSync(join(DIST, 'assets'));
const scripts = assets.filter((name) => name.endsWith('.js'));

const read = (name: string) => readFileSync(join(DIST, 'assets', name), 'utf8');
const gzipped = (name: string) => gzipSync(readFileSync(join(DIST, 'assets', name)), { level: 9 }).length;
const kilobytes = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + gzipped(name), 0) / 1000;

const entries = [...html.matchAll(/<script[^>]+src="\.\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
const page = reachable(entries, read, true);

/**
 * Rooms of the page that most visits never enter, each fetched when it is opened; those of images when the data are images,
 * with what they share; and what waits for a run because nothing drawn needs it, such as words of tips.
 */
const ROOM =
  /^(PresetMenu|ShareLink|linkData|Chains|Claims|LearntScore|Race|ClassGradient|ClosedForm|DrawingDialog|Forces|FormulaEditor|ImportDialog|readFormula|Lens|Line|Microscope|SpeedLab|SweepPage|Filmstrip|Image(ImportDialog|ReadOut|Stage)|Latents|PerClass|TileImage|Behind|Why|Counting|useResults|_virtual_(formulas|told)|atlas|latentPanels|latentStore|useRendered|useTiles|openFiles|opening|mendLink|ownData|RunsDialog|presetWords|lawSummaries|MeasurementsDialog|ExpectedFile|runCommand|ModeCount|Compare\w+|compare|PairColumn|useDifferences|EngineOptions|RunToForm|samplerWords|particlesWords|[tT]ower\w*|Bounds|ChapterRail|Codes|Flow|DemosPage|DemoPlayer|Shares|LessonsPage|WorksheetDialog|lessons|survive|reach|slowly|vanish|clipped|atMostOne|perClass|perfectScore|oneCall|blindScore|promise|helper|Wall|SaidLines|RefusedPlate|StartPage|addressOf|lessonStore|score|valueText|Modal|FindDialog|SearchField|Notices|HelpDialog|OpenDialog|ReportDialog|ExportDialog|openRun|runFileMark|browser|DifferenceCaption|dist|claims|demos|stored|entries|search|openFigure|saveRun|saveStage|readings|openNotes|PastNote|TimeMachine|past|LinkDialog|ImageGauges|Grid|PlanLayer|log|present|Qr|segments)-/;
const rooms = [...page].filter((name) => ROOM.test(name));
const playground = [...page].filter((name) => !ROOM.test(name));

test('JavaScript stays within its budgets', () => {
  const first = reachable(entries, read, false);
  const rest = scripts.filter((name) => !page.has(name));
  const report = [
    `before the stage is usable: ${kilobytes(first).toFixed(1)} kB in ${first.size} files`,
    `playground: ${kilobytes(playground).toFixed(1)} kB in ${playground.length} files`,
    ...rooms.map((name) => `on demand: ${name} ${(gzipped(name) / 1000).toFixed(1)} kB`),
    ...rest.map((name) => `worker: ${name} ${(gzipped(name) / 1000).toFixed(1)} kB`),
  ];
  console.log(report.map((line) => `  gzip, ${line}`).join('\n'));
  expect(entries).toHaveLength(1);
  expect(first.size).toBeGreaterThan(0);
  expect(kilobytes(first)).toBeLessThanOrEqual(220);
  expect(kilobytes(playground)).toBeLessThanOrEqual(398);
  expect(rooms.length).toBeGreaterThan(6);
  // The parser of formulas is mathjs; the claims are all that is declared of the papers, with what each bound rests on.
  const mostOf = (name: string) => (name.startsWith('readFormula') ? 45 : /^(useResults|claims)/.test(name) ? 30 : 22);
  for (const name of rooms) expect(gzipped(name) / 1000, name).toBeLessThanOrEqual(mostOf(name));
  const worker = reachable(
    scripts.filter((name) => name.startsWith('trainer.worker')),
    read,
    false,
  );
  expect(worker.size).toBeGreaterThan(0);
  // 200 were planned for training; 2 more are what lets a run be gone over again.
  expect(kilobytes(worker)).toBeLessThanOrEqual(202);
});

test('TensorFlow.js is in the worker and nowhere else', () => {
  const withTfjs = scripts.filter((name) =>
    /TENSORLIKE_CHECK_SHAPE_CONSISTENCY|WASM_HAS_SIMD_SUPPORT/.test(read(name)),
  );
  expect(withTfjs.length).toBeGreaterThan(0);
  expect(withTfjs.filter((name) => page.has(name))).toEqual([]);
});

test('nothing imports the entry of a worker, which WebKit would evaluate once more', () => {
  const importing = scripts.filter((name) => /(from|import)\s*\(?\s*["'`]\.\/[\w.]+\.worker-/.test(read(name)));
  expect(importing).toEqual([]);
});

test('the page refers to its files relatively, so that it works under any path', async ({ page, baseURL }) => {
  const references = [...html.matchAll(/(?:src|href|content)="([^"]*)"/g)].map(([, value]) => value ?? '');
  expect(references.filter((value) => /^(\/|https?:)/.test(value))).toEqual([]);
  const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8'));
  expect(manifest.start_url).toBe('.');
  for (const { src } of manifest.icons) {
    const response = await page.request.get(`${baseURL}${src}`);
    expect(response.status(), src).toBe(200);
  }
});

test('the page carries its content security policy, before anything that it governs', () => {
  const unescaped = html.replaceAll('&#39;', "'");
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(unescaped);
  expect(policy?.[1]).toBe(contentSecurityPolicy());
  expect(policy?.index).toBeLessThan(unescaped.search(/<(script|link|style)\b/));
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
});

test('the service worker knows every file that the playground needs', () => {
  const serviceWorker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  // Images are fetched, verified and kept when a run first needs them.
  const atOnce = assets.filter((name) => !name.endsWith('.bin'));
  const needed = ['index.html', 'manifest.webmanifest', ...atOnce.map((name) => `assets/${name}`)];
  expect(
    needed.filter((name) => !serviceWorker.includes(`"${name}"`) && !serviceWorker.includes(`\`${name}\``)),
  ).toEqual([]);
});

testFirstVisit('the digits are one small file, not fetched before a run needs them', async ({ page }) => {
  const digits = assets.filter((name) => name.endsWith('.bin')).sort();
  // The digits, and the judge that reads them.
  const [images, judge] = [/^mnist-[\w-]{8}\.bin$/, /^mnistJudge-[\w-]{8}\.bin$/];
  expect(digits).toEqual([expect.stringMatching(images), expect.stringMatching(judge)]);
  for (const name of digits) expect(statSync(join(DIST, 'assets', name)).size).toBeLessThanOrEqual(2_500_000);
  for (const name of digits) expect(readFileSync(join(DIST, 'sw.js'), 'utf8')).not.toContain(name);
  const fetched: string[] = [];
  page.context().on('request', (request) => fetched.push(request.url()));
  await openApp(page);
  expect((await page.evaluate(() => window.modescope?.run(5)))?.step).toBe(5);
  expect(fetched.filter((url) => url.endsWith('.bin'))).toEqual([]);
});
