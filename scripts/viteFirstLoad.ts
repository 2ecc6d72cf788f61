/** What rolldown tells of a module while it forms chunks. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** A package whose one entrance leads to all of it: what of it the first load uses is not to be seen from its imports. */
const BARRELS = /\/node_modules\/(react-aria|react-stately|@react-aria|@react-stately|@internationalized)/;

/** What is split off the first load but drawn with it (viteAhead.ts). */
export const AHEAD = '/src/ui/controls/ControlColumn.tsx';

/** Whether a module is statically imported, directly or by others, by one that is sought. */
function isImportedBy(id: string, graph: ModuleGraph, isSought: (importer: string) => boolean): boolean {
  const seen = new Set([id]);
  for (const module of seen) {
    if (isSought(module)) return true;
    for (const importer of graph.getModuleInfo(module)?.importers ?? []) seen.add(importer);
  }
  return false;
}

const isFirst = (id: string, graph: ModuleGraph): boolean =>
  isImportedBy(id, graph, (importer) => graph.getModuleInfo(importer)?.isEntry ?? false);

/** Whether a module comes with what is drawn with the page; that one itself keeps its own file, which is asked for by its name. */
const isAhead = (id: string, graph: ModuleGraph): boolean =>
  !id.endsWith(AHEAD) && isImportedBy(id, graph, (importer) => importer.endsWith(AHEAD));

/** The document, or the script that it names. */
function isEntry(id: string, graph: ModuleGraph): boolean {
  const info = graph.getModuleInfo(id);
  return info !== null && (info.isEntry || info.importers.some((importer) => graph.getModuleInfo(importer)?.isEntry));
}

/** Whether a module may share a chunk: the script keeps its own file, so that the document names one. */
const isFree = (id: string, graph: ModuleGraph): boolean => !BARRELS.test(id) && !isEntry(id, graph);

/**
 * Chunks of the page, the first before the second: all that the first load needs beside the entry, and all that is drawn with it. The
 * rest rolldown splits by who asks for it. Every room that is fetched later would otherwise cut these two into more pieces, which
 * compress badly and wait for each other on a slow line.
 */
export const PAGE_CHUNKS = [
  {
    priority: 2,
    name: (id: string, graph: ModuleGraph): string | null => (isFree(id, graph) && isFirst(id, graph) ? 'first' : null),
  },
  {
    priority: 1,
    name: (id: string, graph: ModuleGraph): string | null =>
      isFree(id, graph) && !isFirst(id, graph) && isAhead(id, graph) ? 'controls' : null,
  },
];

/** What of tfjs only its own backends use, with which the speed lab compares; its one entrance leads to all of it. */
const STOCK =
  /\/node_modules\/(long|seedrandom)\/|\/tfjs-core\/dist\/(train|browser_util|hash_util|optimizers\/\w+|backends\/(backend_util|complex_util|einsum_util|non_max_suppression_\w+|where_impl)|ops\/(array_ops_util|concat_util|conv2d_transpose|elu|erf_util|fused_util|gather_nd_util|leaky_relu|prelu|ragged_to_dense_util|rand_util|random_\w+|reduce_util|relu6|rotate_util|scatter_nd_util|segment_util|split_util|tensor|variable|sparse\/\w+))\.js$/;

/**
 * Chunks of a worker: its entry keeps a file of its own, so that what is fetched later imports the rest from another. WebKit evaluates
 * the script of a worker once more where a module imports it, and two trainers would answer every call.
 */
export const WORKER_CHUNKS = [
  {
    name: (id: string, graph: ModuleGraph): string | null =>
      isFirst(id, graph) && !STOCK.test(id) && !graph.getModuleInfo(id)?.isEntry ? 'worker' : null,
  },
];
