import { startEngine } from '../src/cli/engines.ts';
import { recordedExperiments, recordOf } from './floors.ts';

/** The text of src/worker/recordedFloors.json. */
export async function recordedFloors(): Promise<string> {
  const engine = await startEngine('compiled-wasm-strict');
  const lines: string[] = [];
  for (const experiment of recordedExperiments()) lines.push(JSON.stringify(await recordOf(experiment, engine)));
  return `[\n${lines.join(',\n')}\n]\n`;
}
