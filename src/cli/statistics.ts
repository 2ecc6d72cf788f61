import { compareEngines } from './engineStatistics.ts';
import { startEngine } from './engines.ts';
import { alignColumns, shown } from './table.ts';

const [reference, compiled] = [await startEngine('eager-wasm'), await startEngine('wasm')];
const comparisons = await compareEngines(reference, compiled);
const rows = comparisons.map(({ method, metric, means: [a, b], t, same }) => [
  `${method} ${metric}`,
  shown(a),
  shown(b),
  t.toFixed(2),
  same ? 'same' : 'DIFFERENT',
]);
process.stdout.write(
  `${alignColumns([['after 200 steps, 8 seeds', reference.info.id, compiled.info.id, 'Welch t', ''], ...rows])}\n`,
);
process.exitCode = comparisons.every(({ same }) => same) ? 0 : 1;
