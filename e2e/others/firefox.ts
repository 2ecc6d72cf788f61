import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { type Remote, scriptOf, start, valueIn } from './remote.ts';

/** Nothing that asks the network or the person. */
const PREFERENCES = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': 'en-US',
  'intl.locale.requested': 'en-US',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
} as const;

interface Reply {
  readonly id?: number;
  readonly type: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

interface LogEntry {
  readonly type: string;
  readonly level: string;
  readonly text: string;
}

type Evaluated = {
  readonly result?: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string };
};

/** Commands of WebDriver BiDi over one socket, and its events. */
async function connect(url: string, onEvent: (method: string, params: unknown) => void) {
  const socket = new WebSocket(url);
  const waiting = new Map<number, (reply: Reply) => void>();
  let sent = 0;
  socket.on('message', (data) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id === undefined) onEvent(reply.method ?? '', reply.params);
    else waiting.get(reply.id)?.(reply);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    call: <R>(method: string, params: object = {}): Promise<R> =>
      new Promise((resolve, reject) => {
        const id = ++sent;
        waiting.set(id, ({ type, error, message, result }) => {
          waiting.delete(id);
          if (type === 'error') reject(new Error(`${method}: ${error}: ${message}`));
          else resolve(result as R);
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}

/** Firefox of the system without a window, in a profile of its own, over WebDriver BiDi. */
export async function openFirefox([program = '']: readonly string[]): Promise<Remote> {
  const profile = await mkdtemp(join(tmpdir(), 'modescope-firefox-'));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const browser = start(program, [
    ...['--headless', '--width', '1440', '--height', '900'],
    ...['--profile', profile, '--no-remote', '--remote-debugging-port', '0', 'about:blank'],
  ]);
  const url = await browser.shows(/WebDriver BiDi listening on (ws:\S+)/);

  const faults: string[] = [];
  const session = await connect(`${url}/session`, (method, params) => {
    const { type, level, text } = params as LogEntry;
    const isFault = level === 'error' || (level === 'warn' && type === 'console');
    if (method === 'log.entryAdded' && isFault) faults.push(`${type} ${level}: ${text}`);
  });
  await session.call('session.new', { capabilities: {} });
  await session.call('session.subscribe', { events: ['log.entryAdded'] });
  const tree = await session.call<{ contexts: { context: string }[] }>('browsingContext.getTree');
  const { context } = tree.contexts[0] as { context: string };

  return {
    faults: async () => faults.splice(0),
    async goto(address) {
      // Another hash alone would open no page.
      await session.call('browsingContext.navigate', { context, url: 'about:blank', wait: 'complete' });
      await session.call('browsingContext.navigate', { context, url: address, wait: 'complete' });
    },
    async evaluate(job, ...args) {
      const answer = await session.call<Evaluated>('script.evaluate', {
        expression: scriptOf(job, args),
        awaitPromise: true,
        target: { context },
      });
      if (!answer.result) throw new Error(answer.exceptionDetails?.text);
      return valueIn(answer.result.value);
    },
    async close() {
      session.close();
      await browser.end();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
