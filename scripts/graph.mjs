import { runBundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';

await ensureDependencies();
process.exitCode = await runBundle('src/cli/graph.ts', process.argv.slice(2));
