import { runBundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';

refuseKeptOptions('graph');

await ensureDependencies();
process.exitCode = await runBundle('src/cli/graph.ts', process.argv.slice(2));
