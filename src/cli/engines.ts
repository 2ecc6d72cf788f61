import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Engine } from '../engine/contract.ts';
import { createEagerEngine, type EagerBackend } from '../engine/eager/eagerEngine.ts';
import { UsageError } from './usageError.ts';

/** Engines that run in Node, by the name given to `--engine`; `eager` is the fastest of the eager ones. */
const ENGINES = {
  eager: 'wasm',
  'eager-wasm': 'wasm',
  'eager-cpu': 'cpu',
} as const satisfies Readonly<Record<string, EagerBackend>>;

export const DEFAULT_ENGINE = 'eager';

/**
 * Starts exactly the engine that was ordered. Throws a UsageError for a name that does not exist here, and an
 * EngineUnavailableError if the engine cannot start.
 */
export async function startEngine(name: string): Promise<Engine> {
  if (!Object.hasOwn(ENGINES, name)) {
    throw new UsageError(`--engine ${name}: no such engine here; allowed: ${Object.keys(ENGINES).join(', ')}`);
  }
  const backend = ENGINES[name as keyof typeof ENGINES];
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  return createEagerEngine(backend, { wasmPath: join(dirname(manifest), 'dist/') });
}
