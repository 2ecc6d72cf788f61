import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/** Files that a chunk needs, itself last, without those that the entry brings. */
function closure(name: string, bundle: Bundle, seen: Set<string>): string[] {
  const chunk = bundle[name];
  if (seen.has(name) || chunk?.type !== 'chunk') return [];
  seen.add(name);
  return [...chunk.imports.flatMap((each) => closure(each, bundle, seen)), name];
}

/**
 * Has the document name a part of the page that is split off to keep the first script small but is drawn at once: the browser then
 * fetches it beside that script rather than after it has run. `source` ends the path of its module.
 */
export function viteAhead(source: string): Plugin {
  return {
    name: 'modescope:ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const seen = new Set<string>();
        for (const { fileName } of chunks.filter(({ isEntry }) => isEntry)) closure(fileName, bundle, seen);
        const part = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(source));
        if (!part) throw new Error(`${source} has no chunk of its own`);
        const files = closure(part.fileName, bundle, seen);
        const styles = files.flatMap((name) => {
          const file = bundle[name];
          return file?.type === 'chunk' ? [...(file.viteMetadata?.importedCss ?? [])] : [];
        });
        const tags: HtmlTagDescriptor[] = [
          ...files.map((href) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${href}` },
          })),
          ...[...new Set(styles)].map((href) => ({
            tag: 'link',
            attrs: { rel: 'stylesheet', crossorigin: true, href: `./${href}` },
          })),
        ].filter(({ attrs }) => !html.includes(attrs.href));
        return { html, tags: tags.map((tag) => ({ ...tag, injectTo: 'head' as const })) };
      },
    },
  };
}
