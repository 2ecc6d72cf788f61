import { runBundle } from './lib/bundle.mjs';

process.exitCode = await runBundle('src/cli/teachJudge.ts', process.argv.slice(2));
