import { type ChildProcess, spawn } from 'node:child_process';

/** A page in a browser that Playwright does not drive. */
export interface Remote {
  /** Opens an address, also one that differs from the last by its hash alone, and waits until the page is loaded. */
  goto(url: string): Promise<void>;
  /** What a function returns that is run in the page. It sees nothing but its arguments. */
  evaluate<A extends readonly unknown[], R>(job: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** What pages logged as an error or a warning, and what they threw, since this was asked last. */
  faults(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A call as a script that any browser understands and whose answer is text. */
export function scriptOf(job: unknown, args: readonly unknown[]): string {
  return `Promise.resolve().then(() => (${String(job)})(...${JSON.stringify(args)})).then((value) => JSON.stringify({ value }))`;
}

/** The value in such an answer. */
export const valueIn = <R>(answer: string): R => (JSON.parse(answer) as { value: R }).value;

export interface Program {
  readonly process: ChildProcess;
  /** Resolves with the first group of a pattern once the program's output shows it. */
  shows(pattern: RegExp): Promise<string>;
  /** Ends it, and resolves when it is gone. */
  end(): Promise<void>;
}

const START_MS = 60_000;

/** Starts a program that ends with the tests at the latest. */
export function start(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  let written = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    written += chunk;
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));

  return {
    process: child,
    shows: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => reject(new Error(`${command} ${why}:\n${written}`));
        const timer = setTimeout(() => fail(`did not start within ${START_MS / 1_000} s`), START_MS);
        const look = (): void => {
          const found = pattern.exec(written);
          if (!found) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found[1] ?? '');
        };
        child.once('error', (error) => fail(error.message));
        child.once('close', () => fail('ended'));
        listeners.add(look);
        look();
      }),
    async end() {
      process.off('exit', kill);
      child.kill();
      const timer = setTimeout(kill, 3_000);
      await gone;
      clearTimeout(timer);
    },
  };
}
