import { runBundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';

refuseKeptOptions('experiment');

await ensureDependencies();
process.exitCode = await runBundle('src/cli/experiment.ts', process.argv.slice(2));
