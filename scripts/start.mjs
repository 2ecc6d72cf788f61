import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';
import { ROOT, say } from './lib/process.mjs';

refuseKeptOptions('start');

const { values } = parseArgs({
  options: { port: { type: 'string' }, host: { type: 'string' }, 'no-open': { type: 'boolean' } },
});

/** A browser can be opened only where somebody sits in front of a screen. */
function hasScreen() {
  if (process.env.CI || process.env.MODESCOPE_NO_OPEN || values['no-open']) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

await ensureDependencies();
const { createServer } = await import('vite');
const server = await createServer({
  root: ROOT,
  server: { port: Number(values.port ?? 5173), host: values.host ?? 'localhost' },
});
await server.listen();
const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0] ?? '';
say(`\nModescope is at ${address}\nStop it with Ctrl+C.`);
if (hasScreen()) server.openBrowser();
