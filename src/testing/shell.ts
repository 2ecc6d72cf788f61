import { execFileSync } from 'node:child_process';

/** The words of commands [command][word] as a shell hands them to a program. */
export function wordsOf(commands: readonly string[]): string[][] {
  const script = commands.map((command) => `printf '%s\\0' ${command}; printf '\\0'`).join('\n');
  // No home: a tilde that is expanded shows.
  const output = execFileSync('sh', { input: script, encoding: 'utf8', env: { HOME: '/nowhere' } });
  return output
    .split('\0\0')
    .slice(0, -1)
    .map((words) => words.split('\0'));
}
