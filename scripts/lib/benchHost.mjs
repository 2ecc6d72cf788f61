import { Worker } from 'node:worker_threads';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { buildForBench } from './benchBuild.mjs';
import { openPython } from './benchPython.mjs';
import { BROWSER_FLAGS, ensureBrowser } from './browser.mjs';
import { ROOT, say } from './process.mjs';

/** @typedef {import('../../src/cli/bench/host.ts').BenchHost} BenchHost */
/** @typedef {import('../../src/worker/bench/connect.ts').RemoteSeat} RemoteSeat */
/** @typedef {import('../../src/worker/bench/connect.ts').SeatChannel} SeatChannel */
/** @typedef {import('../../src/worker/bench/protocol.ts').Reply} Reply */
/** @typedef {(channel: SeatChannel) => Promise<RemoteSeat>} Connect */

/** WebGL needs its own permission to run in software. */
const FLAGS = [...BROWSER_FLAGS, '--enable-unsafe-swiftshader'];

/** Lets the threads of an engine share their memory, as the page's service worker does for a visitor. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** A page of the same origin without the app: it starts one worker and passes its messages on. */
const BLANK = `<!doctype html><link rel="icon" href="data:,"><title>bench</title><script>
let worker;
globalThis.start = (url) => {
  worker = new Worker(url, { type: 'module', name: 'bench' });
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = ({ message }) => lose(message || 'the worker could not be loaded');
};
globalThis.send = (request) => worker.postMessage(request);
</script>`;

/** @param {string} file the bundled seat @param {Connect} connect */
function openThread(file, connect) {
  const thread = new Worker(file);
  // A thread that rests must not keep the process alive after a failure.
  thread.unref();
  return connect({
    send: (request) => thread.postMessage(request),
    listen(hear, lost) {
      thread.on('message', hear);
      thread.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
    },
    close: () => void thread.terminate(),
  });
}

/**
 * Starts a worker of the built page in a page of its own, hence in a process of its own.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} base of the built page
 * @param {string} file of the worker in it
 * @param {Connect} connect
 */
async function openWorker(browser, base, file, connect) {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.route('**/bench', (route) => route.fulfill({ contentType: 'text/html', headers: ISOLATED, body: BLANK }));
  /** @type {(reason: string) => void} */
  let lose = () => {};
  const run = (/** @type {string} */ code) => void page.evaluate(code).catch((error) => lose(String(error)));
  return connect({
    send: (request) => run(`send(${JSON.stringify(request)})`),
    listen(hear, lost) {
      lose = lost;
      page.on('crash', () => lost('the page crashed'));
      const ready = [page.exposeFunction('hear', hear), page.exposeFunction('lose', lost)];
      Promise.all([...ready, page.goto(new URL('bench', base).href)]).then(
        () => run(`start(${JSON.stringify(new URL(file, base).href)})`),
        (error) => lost(String(error)),
      );
    },
    close: () => void page.close(),
  });
}

/**
 * Opens the page with its first preset, lets it train at full speed and watches its main thread.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} seconds
 * @returns {Promise<import('../../src/cli/bench/host.ts').PageLoad>}
 */
async function watchPage(browser, url, seconds) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.addInitScript(() => {
    localStorage.setItem('modescope.prefs', JSON.stringify({ state: { speed: 'max' }, version: 1 }));
  });
  await page.goto(url);
  await page.waitForFunction(() => window.modescope && window.modescope.status().state !== 'loading');
  await page.getByTestId('play').click();
  await page.waitForTimeout(2_000);
  const watched = await page.evaluate(async (ms) => {
    /** @type {number[]} */
    const tasks = [];
    /** @type {number[]} */
    const gaps = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    const status = () => {
      const now = window.modescope?.status();
      if (!now) throw new Error('the page is gone');
      return now;
    };
    const start = performance.now();
    const first = status().step;
    let last = start;
    while (last - start < ms) {
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      gaps.push(now - last);
      last = now;
    }
    const passed = (performance.now() - start) / 1000;
    observer.disconnect();
    gaps.sort((a, b) => a - b);
    return {
      stepsPerSecond: (status().step - first) / passed,
      engine: status().engine?.id ?? '',
      longTasks: tasks.length,
      longestMs: Math.max(0, ...tasks),
      totalMs: tasks.reduce((sum, duration) => sum + duration, 0),
      frameP95Ms: gaps[Math.floor(0.95 * gaps.length)] ?? 0,
    };
  }, 1000 * seconds);
  await page.close();
  return { seconds, ...watched };
}

/**
 * Builds and serves the page, starts Chromium, and offers threads of Node beside it.
 * @param {string} threadFile the bundled seat for Node
 * @param {Connect} connect
 * @returns {Promise<BenchHost & { close(): Promise<void> }>}
 */
export async function openBenchHost(threadFile, connect) {
  const executablePath = await ensureBrowser();
  if (!executablePath) throw new Error('The benchmark needs a browser.');
  say('Building the page …');
  const { folder, worker, sizes } = await buildForBench();
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 43_917, open: false },
  });
  const url = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    browser: `Chromium ${browser.version()}`,
    sizes,
    openSeat(where) {
      if (where === 'python') return openPython(connect);
      return where === 'node' ? openThread(threadFile, connect) : openWorker(browser, url, worker, connect);
    },
    pageLoad: (seconds) => watchPage(browser, url, seconds),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
