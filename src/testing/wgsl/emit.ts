import {
  type Arithmetic,
  as,
  binary,
  builtIn,
  component,
  concrete,
  isVectorType,
  unary,
  type Value,
} from './arithmetic.ts';
import { createPlaces } from './layouts.ts';
import { createScopes } from './scopes.ts';
import {
  BARRIERS,
  type Block,
  type Expression,
  functionsThatWait,
  type Module,
  type Statement,
  someStatement,
  type Type,
  type WgslFunction,
} from './syntax.ts';

/** What `isInexact` makes inexact beside quotients and roots. */
const INEXACT = ['exp_', 'log_', 'tanh_'];

/** A shader as JavaScript that makes `main`, and what can be said about its barriers without running it. */
export interface Emitted {
  readonly js: string;
  readonly workgroup: number;
  /** Whether `main` is a generator, which stops at barriers. */
  readonly waits: boolean;
  readonly complaints: readonly string[];
}

/**
 * Writes a module as JavaScript. Where a function has barriers it becomes a generator that says at which of them it stands. Barriers under
 * conditions that may differ between threads, as the uniformity analysis of WGSL sees it, are complaints.
 */
export function emit(module: Module, arithmetic: Arithmetic): Emitted {
  const { variables, functions } = module;
  const named = new Map(functions.map((each) => [each.name, each]));
  const global = new Map(variables.map((each) => [each.name, each]));
  const waiting = functionsThatWait(functions);
  /** Whether the parameters of a function with barriers are uniform wherever it is called. */
  const uniformParameters = new Map<string, boolean[]>();
  const complaints = new Set<string>();
  let barriers = 0;

  function emitFunction(own: WgslFunction): string {
    const waits = waiting.has(own.name);
    const isEntry = own.workgroup !== undefined;
    const { find, declare, within } = createScopes();
    own.parameters.forEach(({ name, type }, i) => {
      const isUniform = isEntry ? type === 'vec3u' : (uniformParameters.get(own.name)?.[i] ?? false);
      declare(name, { type, isUniform, isConstant: true });
    });
    /** Whether all threads come to where the text is. */
    let isTogether = true;

    const place = createPlaces(
      module,
      (name) => find(name) !== undefined,
      (x) => as(expression(x), 'u32'),
    );

    function call(name: string, given: readonly Expression[]): Value {
      if (BARRIERS.includes(name)) {
        if (!isTogether) complaints.add(`${name} in ${own.name} under a condition that may differ`);
        return { js: `yield ${2 * barriers++ + BARRIERS.indexOf(name)}`, type: 'none', isUniform: true };
      }
      const args = given.map((arg) => expression(arg));
      const target = named.get(name);
      if (!target) {
        const value = builtIn(name, args, arithmetic);
        if (!value) throw new TypeError(`no function ${name}`);
        return value;
      }
      const typed = target.parameters.map(({ type }, i) => as(args[i] as Value, type));
      if (waiting.has(name)) {
        if (!isTogether)
          complaints.add(`${name}, which waits, is called in ${own.name} under a condition that may differ`);
        const known = uniformParameters.get(name);
        uniformParameters.set(
          name,
          typed.map(({ isUniform }, i) => isUniform && (known?.[i] ?? true)),
        );
      }
      const js = `_${name}(${typed.map((arg) => arg.js).join(', ')})`;
      const whole = waiting.has(name)
        ? `(yield* ${js})`
        : arithmetic.isInexact && INEXACT.includes(name)
          ? `$inexact(${js})`
          : js;
      return { js: whole, type: target.result ?? 'none', isUniform: false };
    }

    function expression(x: Expression): Value {
      switch (x.kind) {
        case 'number':
          return { js: `(${x.value})`, type: x.type, isUniform: true, known: x.value };
        case 'name': {
          const local = find(x.name);
          if (local)
            return {
              js: `_${x.name}`,
              type: local.type,
              isUniform: local.isUniform,
              ...(local.factors && { factors: local.factors }),
            };
          const variable = global.get(x.name);
          if (variable?.space !== 'private') throw new TypeError(`no name ${x.name}`);
          return { js: `_${x.name}[$turn.thread]`, type: variable.type, isUniform: false };
        }
        case 'unary':
          return unary(x.operator, expression(x.x));
        case 'binary':
          return binary(x.operator, expression(x.a), expression(x.b), arithmetic);
        case 'call':
          return call(x.name, x.args);
        case 'index':
        case 'field': {
          const read = place(x);
          if (read)
            return { js: `$${read.root}.${read.type}(${read.word})`, type: read.type, isUniform: read.isUniform };
          if (x.kind === 'field') return component(expression(x.of), x.name);
          const at = as(expression(x.at), 'u32');
          const root = arrayOf(x.of);
          if (root) return { js: `$${root}.read(${at.js})`, type: 'f32', isUniform: false };
          const vector = expression(x.of);
          if (!isVectorType(vector.type)) throw new TypeError(`${vector.js} has no elements`);
          return {
            js: `${vector.js}[${at.js}]`,
            type: vector.type.endsWith('u') ? 'u32' : 'f32',
            isUniform: vector.isUniform && at.isUniform,
          };
        }
      }
    }

    /** The name of an array that threads write to. */
    function arrayOf(x: Expression): string | undefined {
      if (x.kind !== 'name' || find(x.name)) return undefined;
      const variable = global.get(x.name);
      return variable && typeof variable.type !== 'string' ? x.name : undefined;
    }

    function assign({ to, operator, value }: Extract<Statement, { kind: 'assign' }>): string {
      const root = to.kind === 'index' ? arrayOf(to.of) : undefined;
      if (root && to.kind === 'index') {
        if (operator !== '' || !global.get(root)?.isWritten) throw new TypeError(`no store to ${root}`);
        const [at, stored] = [as(expression(to.at), 'u32'), as(expression(value), 'f32')];
        return `$${root}.write(${at.js}, ${stored.js});`;
      }
      const target = expression(to);
      const given = expression(value);
      const result = operator === '' ? as(given, target.type) : binary(operator, { ...target }, given, arithmetic);
      const base = to.kind === 'field' ? to.of : to;
      const local = base.kind === 'name' ? find(base.name) : undefined;
      if (local) local.isUniform &&= isTogether && result.isUniform;
      return `${target.js} = ${result.js};`;
    }

    function statement(given: Statement): string {
      switch (given.kind) {
        case 'declare': {
          const value = concrete(expression(given.value));
          const { type, isUniform, factors = '$' } = value;
          const { isConstant } = given;
          const isLasting =
            !/[$[]/.test(factors) && (factors.match(/\b_\w+/g) ?? []).every((name) => find(name.slice(1))?.isConstant);
          const kept = isConstant && isLasting ? factors : undefined;
          declare(given.name, { type, isUniform, isConstant, factors: kept });
          return `${given.isConstant ? 'const' : 'let'} _${given.name} = ${value.js};`;
        }
        case 'assign':
          return assign(given);
        case 'if': {
          const when = expression(given.when);
          const around = isTogether;
          let isStill = around;
          const branches = [given.then, given.otherwise].map((inner) => {
            isTogether = around && when.isUniform;
            const js = block(inner);
            // Threads that leave by a condition of their own are missed by whatever comes after.
            if (!when.isUniform && someStatement(inner, ({ kind }) => kind === 'return')) isStill = false;
            return js;
          });
          isTogether = isStill;
          return `if (${when.js}) ${branches[0]} else ${branches[1]}`;
        }
        case 'for':
          return within(() => loop(given));
        case 'return':
          return given.value ? `return ${as(expression(given.value), own.result as Type).js};` : 'return;';
        case 'call':
          return `${expression(given.call).js};`;
      }
    }

    function loop(given: Extract<Statement, { kind: 'for' }>): string {
      const around = isTogether;
      const first = statement(given.first);
      const pass = () => {
        const until = expression(given.while);
        isTogether = around && until.isUniform;
        return { until, body: block(given.body), next: statement(given.next) };
      };
      // Twice, for what the body makes of variables that it reads before.
      pass();
      isTogether = around;
      const { until, body, next } = pass();
      isTogether = around && (isTogether || !someStatement(given.body, ({ kind }) => kind === 'return'));
      return `for (${first} ${until.js}; ${next.replace(/;$/, '')}) ${body}`;
    }

    const block = (statements: Block): string => `{\n${within(() => statements.map(statement).join('\n'))}\n}`;

    const parameters = own.parameters.map(({ name }) => `_${name}`).join(', ');
    return `function${waits ? '*' : ''} _${own.name}(${parameters}) ${block(own.body)}`;
  }

  // Callers first: they say which parameters are uniform.
  const texts = [...functions].reverse().map(emitFunction);
  const workgroup = named.get('main')?.workgroup ?? 0;
  const own = variables.flatMap(({ name, space }) =>
    space === 'private' ? [`const _${name} = new Float64Array(${workgroup});`] : [],
  );
  return { js: [...own, ...texts].join('\n'), workgroup, waits: waiting.has('main'), complaints: [...complaints] };
}
