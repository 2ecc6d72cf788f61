import { fileURLToPath } from 'node:url';
import { openThread, serveCells } from './claims/threads.ts';
import { command } from './command.ts';
import { openUnitThread, serveUnits } from './sweep/threads.ts';

// The bundle of this file is also what its threads run.
if (!serveCells() && !serveUnits()) {
  process.exitCode = await command(
    process.argv.slice(2),
    {
      print: (lines) => process.stdout.write(`${lines}\n`),
      say: (lines) => process.stderr.write(`${lines}\n`),
    },
    (engine) => openThread(fileURLToPath(import.meta.url), engine),
    (engine) => openUnitThread(fileURLToPath(import.meta.url), engine),
  );
}
