import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/freePort.ts';
import { type Remote, scriptOf, start, valueIn } from './remote.ts';

const MINUTE_MS = 60_000;

interface Answer {
  readonly value: { readonly error?: string; readonly message?: string } | null;
}

declare global {
  interface Window {
    /** What went wrong on this page, for the tests. */
    faults?: string[];
  }
}

/** Notes what goes wrong from now on: this driver has no events. Returns false on the empty page between two others. */
function listen(): boolean {
  if (location.protocol === 'about:') return false;
  if (window.faults) return true;
  const faults: string[] = [];
  window.faults = faults;
  for (const level of ['error', 'warn'] as const) {
    const log = console[level];
    console[level] = (...said: unknown[]) => {
      faults.push(`console ${level}: ${said.map(String).join(' ')}`);
      log(...said);
    };
  }
  // Of a page too slow for one frame the browser says that sizes come in the next: nobody threw it, nothing is lost.
  const isNext = (message: string): boolean => message.startsWith('ResizeObserver loop');
  addEventListener('error', ({ message }) => isNext(message) || faults.push(`uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => faults.push(`unhandled: ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    faults.push(`content security policy: ${violatedDirective} forbids ${blockedURI}`),
  );
  return true;
}

/** WebKitGTK's own small browser on a screen in memory, over classic WebDriver. */
export async function openWebkit([driver = '', xvfb = '']: readonly string[]): Promise<Remote> {
  const screen = start(xvfb, ['-displayfd', '1', '-screen', '0', '1500x1000x24', '-nolisten', 'tcp']);
  const display = await screen.shows(/^(\d+)\n/);
  const port = await freePort();
  const browser = start(driver, ['-p', port], { DISPLAY: `:${display}`, LANG: 'en_US.UTF-8', LC_ALL: 'C.UTF-8' });
  async function send<R>(method: string, path: string, body?: object): Promise<R> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await response.json()) as Answer;
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value as R;
  }
  const isUp = (): Promise<boolean> =>
    send('GET', '/status').then(
      () => true,
      () => false,
    );
  while (browser.process.exitCode === null && !(await isUp())) await sleep(100);

  // The name of the program is that of the driver's own package, which knows where it lies.
  const options = { args: ['--automation'] };
  const { sessionId } = await send<{ sessionId: string }>('POST', '/session', {
    // Pages are listened to while they load.
    capabilities: { alwaysMatch: { pageLoadStrategy: 'none', 'webkitgtk:browserOptions': options } },
  });
  const command = <R>(path: string, body: object): Promise<R> => send('POST', `/session/${sessionId}${path}`, body);
  await command('/timeouts', { script: 4 * MINUTE_MS, pageLoad: 2 * MINUTE_MS });
  await command('/window/rect', { x: 0, y: 0, width: 1440, height: 900 });

  async function evaluate<A extends readonly unknown[], R>(
    job: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const script = `const done = arguments[arguments.length - 1];
      ${scriptOf(job, args)}.then((answer) => done({ answer }), (error) => done({ error: \`\${error}\` }));`;
    const { answer, error } = await command<{ answer?: string; error?: string }>('/execute/async', {
      script,
      args: [],
    });
    if (answer === undefined) throw new Error(error);
    return valueIn(answer);
  }
  /** False also where a page takes the place of another, or of itself in a process of its own, while it is asked. */
  const says = (job: () => boolean): Promise<boolean> => evaluate(job).catch(() => false);
  const heard: string[] = [];
  const hear = async (): Promise<void> => void heard.push(...(await evaluate(() => window.faults?.splice(0) ?? [])));

  return {
    evaluate,
    async faults() {
      await hear();
      return heard.splice(0);
    },
    async goto(url) {
      await hear();
      await command('/url', { url: 'about:blank' });
      while (!(await says(() => location.protocol === 'about:'))) await sleep(10);
      await command('/url', { url });
      while (!(await says(listen))) await sleep(10);
      while (!(await says(() => window.faults !== undefined && document.readyState === 'complete'))) await sleep(20);
    },
    async close() {
      await send('DELETE', `/session/${sessionId}`).catch(() => undefined);
      await browser.end();
      await screen.end();
    },
  };
}
