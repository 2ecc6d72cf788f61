import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import katex from 'katex';
import { type ESTree, type Plugin, parseSync } from 'vite';

const SOURCES = join(import.meta.dirname, '../src');
const FORMULAS = 'virtual:formulas';

const shifted = (first: number) => (letter: string) => String.fromCodePoint(first + letter.charCodeAt(0) - 65);

/** Letters of their own, because Chromium's MathML ignores `mathvariant`. The exceptions predate the alphabets in Unicode. */
const LETTERS: Readonly<Record<string, (letter: string) => string>> = {
  'double-struck': (letter) =>
    ({ C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' })[letter] ?? shifted(0x1d538)(letter),
  script: (letter) =>
    ({ B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ' })[letter] ?? shifted(0x1d49c)(letter),
};

/** Turns TeX into a MathML element without the TeX annotation. Throws on anything KaTeX does not know. */
export function texToMathMl(source: string): string {
  const html = katex.renderToString(source, { output: 'mathml', throwOnError: true, strict: 'error' });
  const mathMl = html
    .replace(/^<span class="katex">/, '')
    .replace(/<\/span>$/, '')
    .replace(/<annotation encoding="application\/x-tex">[\s\S]*?<\/annotation>/, '')
    .replace(/<\/?semantics>/g, '')
    .replace(
      /<mi mathvariant="(double-struck|script)">([A-Z])<\/mi>/g,
      (_, style, letter) => `<mi>${LETTERS[style]?.(letter)}</mi>`,
    );
  if (/\\\\[A-Za-z]/.test(source) || /linebreak=/.test(mathMl)) {
    throw new Error(`has a backslash too many, or a line break: ${source}`);
  }
  if (/\sstyle=/.test(mathMl)) {
    throw new Error(`needs an inline style, which the content security policy forbids: ${source}`);
  }
  return mathMl;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands in for a formula whose MathML comes later: a name that is the same wherever the formula is. */
export const nameOfTex = (source: string): string =>
  `tex:${createHash('sha256').update(source).digest('hex').slice(0, 10)}`;

interface Formula {
  readonly node: ESTree.Node;
  readonly source: string;
  readonly where: string;
}

/** Every tex`…` of a TypeScript module, none if it cannot be parsed. Throws with file and line on `${…}`. */
function formulasOf(code: string, file: string): readonly Formula[] {
  const { program, errors } = parseSync(file, code);
  const found: Formula[] = [];
  if (errors.length > 0) return found;
  walk(program, (node) => {
    if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier' || node.tag.name !== 'tex') return;
    const where = `${file}:${code.slice(0, node.start).split('\n').length}`;
    const [part] = node.quasi.quasis;
    if (part === undefined || node.quasi.expressions.length > 0) {
      throw new Error(`${where}: a formula is a constant and cannot contain \${…}`);
    }
    found.push({ node, source: part.value.raw, where });
  });
  return found;
}

function typeset({ source, where }: Formula): string {
  try {
    return texToMathMl(source);
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Replaces every tex`…` of a TypeScript module by the string of its MathML, so that no formula is typeset at run time, or
 * by what `stand` makes of the source. Line numbers stay as they were. Throws with file and line if a formula is wrong or
 * contains `${…}`.
 */
export function replaceTex(code: string, file: string, stand?: (source: string) => string): string {
  const replacements = formulasOf(code, file).map((formula): Replacement => {
    const { start, end } = formula.node;
    const lines = code.slice(start, end).split('\n').length - 1;
    const mathMl = typeset(formula);
    return { start, end, text: JSON.stringify(stand?.(formula.source) ?? mathMl) + '\n'.repeat(lines) };
  });
  return replacements
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), code);
}

/** MathML by name of every formula in the sources. */
export function allFormulas(): Readonly<Record<string, string>> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const entries = files.sort().flatMap((file) => {
    const code = readFileSync(join(SOURCES, file), 'utf8');
    if (!code.includes('tex`') || /\.test\.tsx?$/.test(file)) return [];
    return formulasOf(code, file).map((formula) => [nameOfTex(formula.source), typeset(formula)] as const);
  });
  return Object.fromEntries(entries);
}

function walk(value: unknown, visit: (node: ESTree.Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') visit(value as ESTree.Node);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

/**
 * Typesets tex`…` at build time, in development, in tests and in bundles for Node alike. A built page gets names instead,
 * and `virtual:formulas` for when a formula is shown: MathML is long and nobody needs it to see the stage. `shown: false`,
 * for workers, leaves it out altogether.
 */
export function viteTex({ shown = true }: { readonly shown?: boolean } = {}): Plugin {
  return {
    name: 'modescope:tex',
    enforce: 'pre',
    resolveId: (id) => (id === FORMULAS ? `\0${FORMULAS}` : null),
    load(id) {
      if (id !== `\0${FORMULAS}`) return null;
      return `export default ${JSON.stringify(this.environment.mode === 'build' ? allFormulas() : {})};`;
    },
    transform: {
      filter: { id: { include: /\/src\/[^?]+\.tsx?(\?|$)/, exclude: /\/schema\/tex\.ts/ }, code: 'tex`' },
      handler(code, id) {
        const { mode, config } = this.environment;
        const isPage = mode === 'build' && config.consumer === 'client';
        const stand = isPage ? (shown ? nameOfTex : () => '') : undefined;
        return { code: replaceTex(code, id.replace(/\?.*$/, ''), stand), map: null };
      },
    },
  };
}
