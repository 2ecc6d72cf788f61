import { type ESTree, type Plugin, parseSync } from 'vite';

/** What takes the place of a computation in the page. */
const ELSEWHERE = "() => { throw new Error('metrics are computed in the worker'); }";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the value of `compute` stands in every `defineMetric({ … })` of a module. */
function computations(value: unknown): readonly Span[] {
  if (Array.isArray(value)) return value.flatMap(computations);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as ESTree.Node;
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'defineMetric') {
    return Object.values(value).flatMap(computations);
  }
  const [declaration] = node.arguments;
  const properties = declaration?.type === 'ObjectExpression' ? declaration.properties : [];
  return properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'compute')
      return [];
    // A method's value has no parameter list of its own, and a short form has no value to replace.
    return [property.method || property.shorthand ? property : property.value];
  });
}

/** A module of metrics without their computations; line numbers may change. Code that cannot be parsed comes back as it is. */
export function withoutComputations(code: string, file: string): string {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) return code;
  return [...computations(program)]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end }) => {
      const isWhole = /^compute\b/.test(result.slice(start, end));
      return result.slice(0, start) + (isWhole ? `compute: ${ELSEWHERE}` : ELSEWHERE) + result.slice(end);
    }, code);
}

/**
 * Keeps what metrics compute out of a built page, which shows their declarations only: the worker computes them. With
 * their computations goes the mathematics that nothing else on the page uses.
 */
export function viteMetrics(): Plugin {
  return {
    name: 'modescope:metrics',
    enforce: 'pre',
    transform: {
      filter: { id: { include: /\/src\/metrics\/[^/?]+\.ts(\?|$)/ }, code: 'defineMetric(' },
      handler(code, id) {
        const { mode, config } = this.environment;
        if (mode !== 'build' || config.consumer !== 'client') return null;
        return { code: withoutComputations(code, id.replace(/\?.*$/, '')), map: null };
      },
    },
  };
}
