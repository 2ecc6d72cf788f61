import { type ESTree, type Plugin, parseSync } from 'vite';

/**
 * What only the worker runs, by the call that declares it: the losses of a method, the value of a metric, and the samples of
 * a law of images. Each is replaced by what stands behind it.
 */
const WORKER_ONLY: Readonly<
  Record<string, { readonly property: string; readonly by: string; readonly where?: string }>
> = {
  defineMethod: { property: 'phases', by: '[]' },
  defineMetric: { property: 'compute', by: '() => Number.NaN' },
  defineLaw: { property: 'create', by: '() => { throw new Error("images are made by the worker"); }', where: 'space' },
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
  const rule = WORKER_ONLY[node.callee.name];
  const declaration = node.arguments[0];
  if (!rule || (rule.where && !propertyOf(declaration, rule.where))) return [];
  const property = propertyOf(declaration, rule.property);
  return property ? [{ start: property.start, end: property.end, text: `${rule.property}: ${rule.by}` }] : [];
}

/** A module whose declarations say everything but what only the worker runs; itself if it has none. */
export function withoutWorkerParts(code: string, file: string): string {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) return code;
  const found: Replacement[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
    } else if (typeof value === 'object' && value !== null) {
      if ('type' in value && typeof value.type === 'string') found.push(...replacementIn(value as ESTree.Node));
      for (const child of Object.values(value)) visit(child);
    }
  };
  visit(program);
  return found
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), code);
}

/**
 * Leaves out of the built page what it never runs. The page reads declarations (texts, parameters, formulas); losses,
 * measurements and images are the worker's, whose bundle is made without this plug-in, as are those for Node and for tests.
 */
export function viteDeclarations(): Plugin {
  return {
    name: 'modescope:declarations',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /\/src\/(methods|metrics|data)\/[^/?]+\.ts$/, code: /\bdefine(Method|Metric|Law)\(/ },
      handler: (code, id) => ({ code: withoutWorkerParts(code, id), map: null }),
    },
  };
}
