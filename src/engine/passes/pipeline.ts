import type { Graph } from '../graph/graph.ts';
import { removeAliases } from './aliases.ts';
import { shareCommon } from './common.ts';
import { foldConstants } from './constants.ts';
import { removeDeadCode } from './deadCode.ts';
import { formGates } from './gates.ts';
import { joinPads } from './joins.ts';
import { fuseOptimisers } from './optimisers.ts';
import { accumulate, foldBiases, foldFinishes, foldTransposes } from './products.ts';

export interface Stage {
  readonly name: string;
  readonly pass: (graph: Graph) => Graph;
}

/** Each of these opens the way for the others, so they are repeated until nothing changes. */
function simplify(graph: Graph): Graph {
  const next = removeDeadCode(shareCommon(removeAliases(foldConstants(graph))));
  return next.nodes.length < graph.nodes.length ? simplify(next) : next;
}

/** A pass, then what it left behind is swept up. */
const swept = (pass: Stage['pass']) => (graph: Graph) => removeDeadCode(pass(graph));

/** Passes in order. */
export const STAGES: readonly Stage[] = [
  { name: 'dead-code', pass: removeDeadCode },
  { name: 'simplify', pass: simplify },
  { name: 'joins', pass: swept(joinPads) },
  { name: 'gates', pass: (graph) => simplify(formGates(graph)) },
  { name: 'transposes', pass: swept(foldTransposes) },
  { name: 'biases', pass: swept(foldBiases) },
  { name: 'finishes', pass: swept(foldFinishes) },
  { name: 'accumulate', pass: swept(accumulate) },
  { name: 'optimisers', pass: swept(fuseOptimisers) },
];

/** A traced graph as compiled engines run it. `watch` sees every stage, for dumps and tests. */
export function optimise(graph: Graph, watch?: (stage: string, graph: Graph) => void): Graph {
  watch?.('trace', graph);
  return STAGES.reduce((current, { name, pass }) => {
    const next = pass(current);
    watch?.(name, next);
    return next;
  }, graph);
}
