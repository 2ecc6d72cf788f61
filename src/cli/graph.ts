import { graphCommand } from './graphCommand.ts';
import { UsageError } from './usageError.ts';

try {
  await graphCommand(process.argv.slice(2), {
    print: (lines) => process.stdout.write(`${lines}\n`),
    say: (lines) => process.stderr.write(`${lines}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof UsageError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
