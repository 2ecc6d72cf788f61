import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { bundle, RELAXED_SIMD } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';
import { say } from './lib/process.mjs';

refuseKeptOptions('bench');

/** Measures engines side by side; `npm run bench -- --help` says how. */
await ensureDependencies();
for (const flag of RELAXED_SIMD) setFlagsFromString(flag);
const { bench, connectSeat } = await import(pathToFileURL(await bundle('src/cli/bench.ts')).href);
const output = { print: (/** @type {string} */ lines) => console.log(lines), say };

/** @type {Awaited<ReturnType<typeof import('./lib/benchHost.mjs').openBenchHost>> | undefined} */
let host;
process.exitCode = await bench(process.argv.slice(2), output, async () => {
  const { openBenchHost } = await import('./lib/benchHost.mjs');
  host = await openBenchHost(await bundle('src/cli/benchSeat.ts'), connectSeat);
  return host;
});
await host?.close();
