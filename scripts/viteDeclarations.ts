import { type ESTree, type Plugin, parseSync } from 'vite';
import { glyphPoints } from '../src/data/glyph.ts';
import { findLaw } from '../src/data/index.ts';

/** A property that is replaced, and by what, given the id; only where `where` is declared as well. */
interface Rule {
  readonly property: string;
  readonly by: string | ((id: string) => string);
  readonly where?: string;
  /** Not where it has a parameter of this name. */
  readonly unless?: string;
  /** Only where the property is the name of something that another module holds, or only where it is not. */
  readonly isElsewhere?: boolean;
}

/** Characters that stand for the places 0 to 91 of an icon: printable, without a quotation mark. */
const FIRST_CHARACTER = 35;
const PLACES = 91;

/**
 * Code of a law that has nothing but the samples of its icon, which the page draws: quadratures and formulas stay with the worker. As
 * in any law y goes up.
 */
function lawOfIcon(id: string): string {
  const places = Array.from(glyphPoints(findLaw(id)), (value, i) =>
    String.fromCharCode(FIRST_CHARACTER + Math.round(PLACES * (i % 2 === 0 ? value : 1 - value))),
  );
  const letters = JSON.stringify(places.join(''));
  const sample = `(_, n) => Float32Array.from({ length: 2 * n }, (_, i) => ${letters}.charCodeAt(i % ${places.length}))`;
  return `() => ({ modes: [], sample: ${sample} })`;
}

/**
 * What the first load does not need, by the call that declares it: what only the worker runs, which is the losses of a
 * method, the value of a metric, and the samples of a law of images or of a formula; and of a preset its summary, what to watch and its story, and of a law its
 * summary, which come with the parts that tell them (`?words`), and the outcome, which the command line checks.
 */
const LEFT_OUT: Readonly<Record<string, readonly Rule[]>> = {
  defineMethod: [{ property: 'phases', by: '[]' }],
  defineMetric: [{ property: 'compute', by: '() => Number.NaN' }],
  defineLaw: [
    { property: 'summary', by: '{ en: "", ja: "" }' },
    { property: 'create', by: '() => { throw new Error("images are made by the worker"); }', where: 'space' },
    // Parts with weights are counted by making the law; sums of Gaussians cost little.
    { property: 'create', by: lawOfIcon, where: 'isFormula', unless: 'weights', isElsewhere: false },
    // Laws of people's own points fit their modes, which rooms of the page ask for by the name of the function.
    { property: 'create', by: '() => { throw new Error("made by the worker"); }', isElsewhere: true },
  ],
  definePreset: [
    { property: 'summary', by: '{ en: "", ja: "" }' },
    { property: 'watch', by: '{ en: "", ja: "" }' },
    { property: 'story', by: '{ en: "", ja: "" }' },
    { property: 'outcome', by: '{ text: { en: "", ja: "" }, step: 0, conditions: [] }' },
  ],
};

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function propertyOf(declaration: ESTree.Node | undefined, name: string): ESTree.ObjectProperty | undefined {
  if (declaration?.type !== 'ObjectExpression') return undefined;
  return declaration.properties.find(
    (property): property is ESTree.ObjectProperty =>
      property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name,
  );
}

function replacementIn(node: ESTree.Node): Replacement[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return [];
  const declaration = node.arguments[0];
  return (LEFT_OUT[node.callee.name] ?? []).flatMap(({ property: name, by, where, unless, isElsewhere }) => {
    if (unless && propertyOf(propertyOf(declaration, 'params')?.value, unless)) return [];
    const property = where && !propertyOf(declaration, where) ? undefined : propertyOf(declaration, name);
    const isName = property?.value.type === 'Identifier';
    if (!property || (isElsewhere ?? isName) !== isName) return [];
    const id = propertyOf(declaration, 'id')?.value;
    const text = typeof by === 'string' ? by : by(id?.type === 'Literal' ? String(id.value) : '');
    return [{ start: property.start, end: property.end, text: `${name}: ${text}` }];
  });
}

/** Calls what it is given with every node of a tree. */
export function visitNodes(value: unknown, meet: (node: ESTree.Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visitNodes(item, meet);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') meet(value as ESTree.Node);
    for (const child of Object.values(value)) visitNodes(child, meet);
  }
}

/** Texts of declarations that are fetched with the parts of the page that tell them, by the call that declares them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  definePreset: ['summary', 'watch', 'story'],
  defineLaw: ['summary'],
};

/** A module whose default export is the id and the words of the preset or law that a module declares; null without one. */
export function wordsModule(code: string, file: string): string {
  let found = 'null';
  visitNodes(parseSync(file, code).program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    const names = WORDS[node.callee.name];
    const source = (part: ESTree.Node): string => code.slice(part.start, part.end);
    const id = propertyOf(node.arguments[0], 'id')?.value;
    if (!names || !id) return;
    const texts = names.map((name) => {
      const value = propertyOf(node.arguments[0], name)?.value;
      const [en, ja] = value?.type === 'CallExpression' ? value.arguments.map(source) : [];
      return `${name}: { en: ${en}, ja: ${ja} }`;
    });
    found = `{ id: ${[source(id), ...texts].join(', ')} }`;
  });
  return `export default ${found};\n`;
}

/** A module whose declarations say everything but what the first load does not need; itself if it has none. */
export function withoutWorkerParts(code: string, file: string): string {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) return code;
  const found: Replacement[] = [];
  visitNodes(program, (node) => found.push(...replacementIn(node)));
  return found.length === 0 ? code : withoutIdleImports(replaced(code, found), file);
}

/** Code with parts of it replaced. */
export const replaced = (code: string, replacements: readonly Replacement[]): string =>
  [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), code);

/** Drops imports none of whose names is left in the code: what they lead to would count as part of the first load. */
function withoutIdleImports(code: string, file: string): string {
  const idle = parseSync(file, code).program.body.flatMap((node): Replacement[] => {
    if (node.type !== 'ImportDeclaration' || node.specifiers.length === 0) return [];
    const rest = code.slice(0, node.start) + code.slice(node.end);
    const isUsed = node.specifiers.some(({ local }) => new RegExp(`\\b${local.name}\\b`).test(rest));
    return isUsed ? [] : [{ start: node.start, end: node.end, text: '' }];
  });
  return replaced(code, idle);
}

/** Modules that declare what a page shows, wherever below these folders they are. */
export const DECLARING = /\/src\/(methods|metrics|data|experiment\/presets)\/[^?]+\.ts$/;

/**
 * Leaves out of the built page what it never runs or only later reads. The page reads declarations (texts, parameters, formulas); losses,
 * measurements and images are the worker's, whose bundle is made without this plug-in, as are those for Node and for tests.
 */
export function viteDeclarations(): Plugin {
  return {
    name: 'modescope:declarations',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: {
        id: DECLARING,
        code: /\bdefine(Method|Metric|Law|Preset)\(/,
      },
      handler: (code, id) => ({ code: withoutWorkerParts(code, id), map: null }),
    },
  };
}

/** Properties of declarations that only pages and tables tell. */
const TOLD = /^(definition|help|label|lossUnit|summary|unit)$/;
/** The same of methods alone: notes on their formulas. */
const TOLD_OF_METHODS = /\/src\/methods\//;

/** A module whose declarations tell nothing: what the page says of settings and entries is no business of the worker. */
export function withoutTold(code: string, file: string): string {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) return code;
  const found: Replacement[] = [];
  visitNodes(program, (node) => {
    if (node.type !== 'Property' || node.key.type !== 'Identifier') return;
    const isNote = node.key.name === 'text' && TOLD_OF_METHODS.test(file);
    if (!isNote && !TOLD.test(node.key.name)) return;
    const { value } = node;
    if (value.type !== 'CallExpression' || value.callee.type !== 'Identifier' || value.callee.name !== 'text') return;
    found.push({ start: value.start, end: value.end, text: '{ en: "", ja: "" }' });
  });
  return replaced(code, found);
}

/** Leaves out of the built worker what declarations tell people. */
export function viteToldByPage(): Plugin {
  return {
    name: 'modescope:told-by-page',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: {
        id: /\/src\/(methods|metrics|data|experiment|nn|train)\/.*\.ts$/,
        code: /\b(definition|help|label|lossUnit|summary|text|unit): text\(/,
      },
      handler: (code, id) => ({ code: withoutTold(code, id), map: null }),
    },
  };
}

/** Gives `preset.ts?words` and `law.ts?words` as modules of their own, so that words are fetched with the parts that tell them. */
export function viteWords(): Plugin {
  return {
    name: 'modescope:words',
    enforce: 'pre',
    transform: {
      filter: { id: /\/(experiment\/presets|data)\/\w+\.ts\?words$/ },
      handler: (code, id) => ({ code: wordsModule(code, id.replace(/\?.*$/, '')), map: null }),
    },
  };
}
