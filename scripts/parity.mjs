import { ensureBrowser } from './lib/browser.mjs';
import { runBundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';
import { say, tool } from './lib/process.mjs';

refuseKeptOptions('parity');

/**
 * Compiled engines against eager tfjs: step by step over the covering set, and by the statistics of 200 steps. With
 * `--all` the WebGPU engine runs the whole set too, instead of the sample that `npm test` runs.
 */
const all = process.argv.includes('--all');

await ensureDependencies();
const CHROME_PATH = await ensureBrowser();
const env = { ...(CHROME_PATH && { CHROME_PATH }), ...(all && { MODESCOPE_PARITY: 'all' }) };
say('\n▸ WebAssembly, every case');
const wasm = await tool('vitest', 'vitest', ['run', 'src/engine/wasm/parity.test.ts']);
say(`\n▸ WebGPU, ${all ? 'every case' : 'a fixed sample'}`);
const webgpu = await tool('@playwright/test', 'playwright', ['test', '-c', 'e2e', 'compiledWebgpu'], { env });
say('\n▸ Statistics');
const statistics = await runBundle('src/cli/statistics.ts', []);
process.exitCode = wasm || webgpu || statistics ? 1 : 0;
