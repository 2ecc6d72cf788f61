import { freePort } from '../support/freePort.ts';
import { type Remote, scriptOf, start, valueIn } from './remote.ts';

const MINUTE_MS = 60_000;

interface Answer {
  readonly value: { readonly error?: string; readonly message?: string } | null;
}

/** WebKitGTK's own small browser on a screen in memory, over classic WebDriver. */
export async function openWebkit([driver = '', xvfb = '']: readonly string[]): Promise<Remote> {
  const screen = start(xvfb, ['-displayfd', '1', '-screen', '0', '1500x1000x24', '-nolisten', 'tcp']);
  const display = await screen.shows(/^(\d+)\n/);
  const port = await freePort();
  const browser = start(driver, ['-p', port], { DISPLAY: `:${display}`, LANG: 'en_US.UTF-8', LC_ALL: 'C.UTF-8' });
  const faults: string[] = [];
  browser.onLine((line) => {
    if (/^CONSOLE .*\b(ERROR|WARN)/.test(line)) faults.push(line);
  });

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
  while (browser.process.exitCode === null && !(await isUp())) await new Promise((resolve) => setTimeout(resolve, 100));

  // The name of the program is that of the driver's own package, which knows where it lies.
  const options = { args: ['--automation', '--enable-write-console-messages-to-stdout=true'] };
  const { sessionId } = await send<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const command = <R>(path: string, body: object): Promise<R> => send('POST', `/session/${sessionId}${path}`, body);
  await command('/timeouts', { script: 4 * MINUTE_MS, pageLoad: 2 * MINUTE_MS });
  await command('/window/rect', { x: 0, y: 0, width: 1440, height: 900 });

  return {
    faults,
    async goto(url) {
      await command('/url', { url: 'about:blank' });
      await command('/url', { url });
    },
    async evaluate(job, ...args) {
      const script = `const done = arguments[arguments.length - 1];
        ${scriptOf(job, args)}.then((answer) => done({ answer }), (error) => done({ error: \`\${error}\` }));`;
      const { answer, error } = await command<{ answer?: string; error?: string }>('/execute/async', {
        script,
        args: [],
      });
      if (answer === undefined) throw new Error(error);
      return valueIn(answer);
    },
    async close() {
      await send('DELETE', `/session/${sessionId}`).catch(() => undefined);
      await browser.end();
      await screen.end();
    },
  };
}
