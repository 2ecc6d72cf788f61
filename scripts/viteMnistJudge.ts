import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalizePath, type Plugin } from 'vite';
import { ensureJudge } from './lib/mnistJudge.mjs';

const ID = 'virtual:mnist-judge';
const TEACHER = pathToFileURL(join(import.meta.dirname, 'lib/mnistJudge.mjs')).href;

/**
 * Serves `virtual:mnist-judge`: the packed judge of the digits, taught when it is first asked for and kept under node_modules
 * until a source changes. In a browser it names an asset beside the page; Node teaches and reads it when `open` is called, so
 * that nothing waits for a judge that it does not need.
 */
export function viteMnistJudge(): Plugin {
  return {
    name: 'modescope:mnist-judge',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    configureServer() {
      // So that it is there when the page first asks for it. If it fails, it does so again where it is asked for.
      if (!process.env.VITEST) ensureJudge().catch(() => undefined);
    },
    async load(id) {
      if (id !== `\0${ID}`) return null;
      if (this.environment.config.consumer === 'server') {
        return [
          `import { readFile } from 'node:fs/promises';`,
          // Not a literal, for it is loaded by Node as it is and never bundled.
          `const teacher = ${JSON.stringify(TEACHER)};`,
          'export async function open() {',
          '  const { ensureJudge } = await import(/* @vite-ignore */ teacher);',
          '  return new Response(await readFile(await ensureJudge()));',
          '}',
        ].join('\n');
      }
      const file = await ensureJudge();
      const packed = readFileSync(file);
      return [
        `import address from ${JSON.stringify(`${normalizePath(file)}?url`)};`,
        "export const name = 'mnistJudge';",
        'export const url = new URL(address, self.location.href).href;',
        'export const open = (signal) => fetch(url, { signal });',
        `export const bytes = ${packed.length};`,
        `export const sha256 = '${createHash('sha256').update(packed).digest('hex')}';`,
      ].join('\n');
    },
  };
}
