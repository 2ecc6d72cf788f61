import { type ChosenEngine, chooseEngine, type EngineRoom } from './engines.ts';
import type { LoadOptions } from './protocol.ts';

/**
 * The engine for a run: the one asked for; else the one that its checkpoint was taken on, so that it goes on bit for bit; else the CPU to
 * begin with. Throws EngineUnavailableError.
 */
export async function engineFor(room: EngineRoom, { engine = 'auto', from }: LoadOptions): Promise<ChosenEngine> {
  if (!from || engine !== 'auto') return chooseEngine(room, engine);
  return chooseEngine(room, from.engine).catch(() => chooseEngine(room, 'auto'));
}
