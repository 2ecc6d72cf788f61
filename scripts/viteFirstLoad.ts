/** What rolldown tells of a module while it forms chunks. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** A package whose one entrance leads to all of it: what of it the first load uses is not to be seen from its imports. */
const BARRELS = /\/node_modules\/(react-aria|react-stately|@react-aria|@react-stately|@internationalized)/;

/** Whether the entry imports a module statically, directly or by others. */
function isFirst(id: string, graph: ModuleGraph): boolean {
  const seen = new Set([id]);
  for (const module of seen) {
    const info = graph.getModuleInfo(module);
    if (info?.isEntry) return true;
    for (const importer of info?.importers ?? []) seen.add(importer);
  }
  return false;
}

/** The document, or the script that it names. */
function isEntry(id: string, graph: ModuleGraph): boolean {
  const info = graph.getModuleInfo(id);
  return info !== null && (info.isEntry || info.importers.some((importer) => graph.getModuleInfo(importer)?.isEntry));
}

/**
 * Name of the chunk of a module: one for all that the first load needs beside the entry; null for the rest, which rolldown splits by who asks
 * for it. Every room that is fetched later would otherwise cut the first load into more pieces, which compress badly.
 */
export const firstLoad = (id: string, graph: ModuleGraph): string | null =>
  // The script keeps its own file, so that the document names one.
  !BARRELS.test(id) && !isEntry(id, graph) && isFirst(id, graph) ? 'first' : null;
