import katex from 'katex';
import { type ESTree, type Plugin, parseSync } from 'vite';

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

/**
 * Replaces every tex`…` of a TypeScript module by the string of its MathML, so that no formula is typeset at run time.
 * Line numbers stay as they were. Throws with file and line if a formula is wrong or contains `${…}`.
 */
export function replaceTex(code: string, file: string): string {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) return code;
  const replacements: Replacement[] = [];
  walk(program, (node) => {
    if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier' || node.tag.name !== 'tex') return;
    const where = `${file}:${code.slice(0, node.start).split('\n').length}`;
    const [part] = node.quasi.quasis;
    if (part === undefined || node.quasi.expressions.length > 0) {
      throw new Error(`${where}: a formula is a constant and cannot contain \${…}`);
    }
    const lines = code.slice(node.start, node.end).split('\n').length - 1;
    try {
      const text = JSON.stringify(texToMathMl(part.value.raw)) + '\n'.repeat(lines);
      replacements.push({ start: node.start, end: node.end, text });
    } catch (error) {
      throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return replacements
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), code);
}

function walk(value: unknown, visit: (node: ESTree.Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') visit(value as ESTree.Node);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

/** Typesets tex`…` at build time, in development, in tests and in bundles for Node alike. */
export function viteTex(): Plugin {
  return {
    name: 'modescope:tex',
    enforce: 'pre',
    transform: {
      filter: { id: { include: /\/src\/[^?]+\.tsx?(\?|$)/, exclude: /\/schema\/tex\.ts/ }, code: 'tex`' },
      handler(code, id) {
        return { code: replaceTex(code, id.replace(/\?.*$/, '')), map: null };
      },
    },
  };
}
