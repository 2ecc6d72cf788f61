import { command } from '../cli/command.ts';

/** What a command prints and says, and its exit status. */
export interface Ran {
  readonly status: number;
  readonly printed: string;
  readonly said: string;
}

/** Runs `npm run experiment -- …args` in this process. */
export async function runCommand(...args: string[]): Promise<Ran> {
  const printed: string[] = [];
  const said: string[] = [];
  const status = await command(args, { print: (lines) => printed.push(lines), say: (lines) => said.push(lines) });
  return { status, printed: printed.join('\n'), said: said.join('\n') };
}
