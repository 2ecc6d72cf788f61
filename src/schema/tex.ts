/**
 * A formula in LaTeX, as MathML. The build (scripts/viteTex.ts) replaces every tex`…` literal by its MathML string, so
 * no formula renderer reaches the browser; in a built page by a name, which ui/Formula.tsx turns into the MathML when it is
 * shown. The call itself therefore only runs where that plug-in is missing.
 */
export function tex(source: TemplateStringsArray): string {
  throw new Error(`tex is replaced at build time: ${source.raw.join('')}`);
}
