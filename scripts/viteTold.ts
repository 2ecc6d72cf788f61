import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, type Plugin, parseSync } from 'vite';
import { replaced, visitNodes } from './viteDeclarations.ts';

const SOURCES = join(import.meta.dirname, '../src');
const STORE = join(SOURCES, 'store/toldStore.ts');
const TOLD = 'virtual:told';

/** Modules that declare settings, methods and metrics. */
const DECLARING = /\/src\/(methods|metrics|data|experiment|nn)\/(?!presets\/|claims\/)[^?]+(?<!\.test)\.ts$/;

/** Declared texts that are read in tips and dialogs, and nowhere at first sight; of methods, as in METHODS, summaries and notes as well. */
const ANYWHERE = /^(definition|help)$/;
const OF_METHODS = /^(summary|text)$/;
const METHODS = /\/src\/methods\//;

/** A text in English and Japanese. */
export type Told = readonly [en: string, ja: string];

interface Found {
  readonly node: ESTree.Node;
  readonly told: Told;
}

/** Texts of a module that only tips and dialogs tell, in their order; those that are put together from parts stay where they are. */
function toldIn(code: string, file: string): Found[] {
  const { program, errors } = parseSync(file, code);
  const found: Found[] = [];
  if (errors.length > 0) return found;
  visitNodes(program, (node) => {
    if (node.type !== 'Property' || node.key.type !== 'Identifier') return;
    const isTold = ANYWHERE.test(node.key.name) || (OF_METHODS.test(node.key.name) && METHODS.test(file));
    const { value } = node;
    if (!isTold || value.type !== 'CallExpression' || value.callee.type !== 'Identifier') return;
    const [en, ja] = value.arguments.map((part) => (part.type === 'Literal' ? part.value : undefined));
    if (value.callee.name !== 'text' || typeof en !== 'string' || typeof ja !== 'string') return;
    found.push({ node: value, told: [en, ja] });
  });
  return found;
}

const sourceOf = (told: Told): string => JSON.stringify(told);

/** Every told text of the sources once, in an order that depends on nothing else; its place is what stands for it. */
export function allTold(): readonly Told[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).map((file) => join(SOURCES, file));
  const texts = files
    .filter((file) => DECLARING.test(file))
    .sort()
    .flatMap((file) => toldIn(readFileSync(file, 'utf8'), file).map(({ told }) => [sourceOf(told), told] as const));
  return [...new Map(texts).values()];
}

/** A module in which places of told texts stand for them. `placeOf` gives the place of a text. */
export function withToldLater(code: string, file: string, placeOf: (told: Told) => number): string {
  const texts = toldIn(code, file);
  if (texts.length === 0) return code;
  const replacements = texts.map(({ node, told }) => ({
    start: node.start,
    end: node.end,
    text: `toldLater(${placeOf(told)})`,
  }));
  return `import { toldLater } from ${JSON.stringify(STORE)};\n${replaced(code, replacements)}`;
}

/**
 * Has the built page fetch what tips and dialogs tell of settings, methods and metrics once it is drawn: `virtual:told` holds these
 * texts, and declarations refer to them by their place (store/toldStore.ts). Development, tests and Node keep the texts where they are
 * declared.
 */
export function viteTold(): Plugin {
  let places: ReadonlyMap<string, number> | undefined;
  const placeOf = (told: Told): number => {
    places ??= new Map(allTold().map((each, place) => [sourceOf(each), place]));
    const place = places.get(sourceOf(told));
    if (place === undefined) throw new Error(`not among the told texts: ${told[0]}`);
    return place;
  };
  return {
    name: 'modescope:told',
    enforce: 'pre',
    resolveId: (id) => (id === TOLD ? `\0${TOLD}` : null),
    load(id) {
      if (id !== `\0${TOLD}`) return null;
      return `export default ${JSON.stringify(this.environment.mode === 'build' ? allTold() : [])};`;
    },
    transform: {
      filter: { id: DECLARING, code: /\b(definition|help|summary|text): text\(/ },
      handler(code, id) {
        const { mode, config } = this.environment;
        const isPage = mode === 'build' && config.consumer === 'client';
        return isPage ? { code: withToldLater(code, id, placeOf), map: null } : null;
      },
    },
  };
}
