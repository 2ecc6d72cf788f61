/** What rolldown tells of a module while it forms chunks. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

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

/**
 * Name of the chunk of a module: one for all that the first load needs; null for the rest, which rolldown splits by who asks
 * for it. Every room that is fetched later would otherwise cut the first load into more pieces, which compress badly.
 */
export const firstLoad = (id: string, graph: ModuleGraph): string | null => (isFirst(id, graph) ? 'first' : null);
