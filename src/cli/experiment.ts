import { command } from './command.ts';

process.exitCode = await command(process.argv.slice(2), {
  print: (lines) => process.stdout.write(`${lines}\n`),
  say: (lines) => process.stderr.write(`${lines}\n`),
});
