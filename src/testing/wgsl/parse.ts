import type { Block, Expression, Module, ModuleVariable, Named, Statement, Type, WgslFunction } from './syntax.ts';

const TOKEN =
  /\s+|\/\/[^\n]*|(0x[\da-fA-F]+u?|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?[uf]?|[A-Za-z_]\w*|<<|>>|[<>=!]=|&&|\|\||->|[-+*^]=|\+\+|[-+*/%&|^!<>=(){}[\]:;,.@])/gy;

/** Operators from those that bind least on. */
const LEVELS = [['||'], ['&&'], ['|'], ['^'], ['&'], ['==', '!='], ['<', '>', '<=', '>='], ['<<', '>>'], ['+', '-']];
const OPERATORS = [...LEVELS, ['*', '/', '%']];

function tokensOf(code: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < code.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(code);
    if (!match) throw new SyntaxError(`no WGSL that is generated: ${code.slice(at, at + 40)}`);
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
}

/** A literal: `1u`, `1.5f`, or of no type yet. */
function numberOf(text: string): Expression {
  const digits = text.startsWith('0x') ? text.replace(/u$/, '') : text.replace(/[uf]$/, '');
  const isHex = text.startsWith('0x');
  const type = text.endsWith('u')
    ? 'u32'
    : !isHex && text.endsWith('f')
      ? 'f32'
      : /[.e]/.test(digits)
        ? 'float'
        : 'int';
  const value = Number(digits);
  return {
    kind: 'number',
    value: type === 'f32' ? Math.fround(value) : value,
    type: isHex && type === 'int' ? 'int' : type,
  };
}

/** Reads a shader. Throws a SyntaxError for anything that the generator has no reason to write. */
export function parse(code: string): Module {
  const tokens = tokensOf(code);
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (): string => tokens[at++] ?? '';
  const accept = (text: string): boolean => peek() === text && at++ >= 0;
  function expect(text: string): void {
    if (take() !== text)
      throw new SyntaxError(`${text} expected: ${tokens.slice(Math.max(0, at - 8), at + 4).join(' ')}`);
  }
  /** Things with commas between them, up to and including `end`. */
  function list<T>(end: string, item: () => T): T[] {
    const items: T[] = [];
    while (!accept(end)) {
      items.push(item());
      if (peek() !== end) expect(',');
    }
    return items;
  }

  function type(): Type {
    const name = take();
    if (name !== 'array') return name;
    expect('<');
    const of = type();
    expect(',');
    const size = Number.parseInt(take(), 10);
    expect('>');
    return { of, size };
  }

  function primary(): Expression {
    const token = take();
    if (token === '(') {
      const inner = expression();
      expect(')');
      return inner;
    }
    if (/^\d/.test(token)) return numberOf(token);
    if (!/^[A-Za-z_]/.test(token)) throw new SyntaxError(`unexpected ${tokens.slice(at - 4, at + 4).join(' ')}`);
    if (token === 'bitcast') {
      expect('<');
      const name = `bitcast ${take()}`;
      expect('>');
      expect('(');
      return { kind: 'call', name, args: list(')', expression) };
    }
    return accept('(') ? { kind: 'call', name: token, args: list(')', expression) } : { kind: 'name', name: token };
  }

  function postfix(): Expression {
    let x = primary();
    for (;;) {
      if (accept('[')) {
        x = { kind: 'index', of: x, at: expression() };
        expect(']');
      } else if (accept('.')) x = { kind: 'field', of: x, name: take() };
      else return x;
    }
  }

  function unary(): Expression {
    const operator = peek();
    if (operator !== '-' && operator !== '!') return postfix();
    take();
    return { kind: 'unary', operator, x: unary() };
  }

  function expression(level = 0): Expression {
    const operators = OPERATORS[level];
    if (!operators) return unary();
    let a = expression(level + 1);
    while (operators.includes(peek())) a = { kind: 'binary', operator: take(), a, b: expression(level + 1) };
    return a;
  }

  /** A statement without its semicolon. */
  function simple(): Statement {
    if (peek() === 'let' || peek() === 'var') {
      const isConstant = take() === 'let';
      const name = take();
      expect('=');
      return { kind: 'declare', isConstant, name, value: expression() };
    }
    const to = postfix();
    if (accept('++')) return { kind: 'assign', to, operator: '+', value: { kind: 'number', value: 1, type: 'int' } };
    if (to.kind === 'call') return { kind: 'call', call: to };
    const operator = take();
    if (!operator.endsWith('='))
      throw new SyntaxError(`an assignment expected: ${tokens.slice(at - 4, at + 4).join(' ')}`);
    return { kind: 'assign', to, operator: operator.slice(0, -1), value: expression() };
  }

  function condition(): Statement {
    expect('(');
    const when = expression();
    expect(')');
    const then = block();
    const otherwise = !accept('else') ? [] : accept('if') ? [condition()] : block();
    return { kind: 'if', when, then, otherwise };
  }

  function statement(): Statement {
    if (accept('if')) return condition();
    if (accept('for')) {
      expect('(');
      const first = simple();
      expect(';');
      const until = expression();
      expect(';');
      const next = simple();
      expect(')');
      return { kind: 'for', first, while: until, next, body: block() };
    }
    const made: Statement = accept('return')
      ? { kind: 'return', value: peek() === ';' ? undefined : expression() }
      : simple();
    expect(';');
    return made;
  }

  function block(): Block {
    expect('{');
    const statements: Statement[] = [];
    while (!accept('}')) statements.push(statement());
    return statements;
  }

  /** `@name` or `@name(words)`, by name. */
  function attributes(): Map<string, string> {
    const found = new Map<string, string>();
    while (accept('@')) {
      const name = take();
      found.set(name, accept('(') ? list(')', take).join(' ') : '');
    }
    return found;
  }

  function named(): Named {
    attributes();
    const name = take();
    expect(':');
    return { name, type: type() };
  }

  const structures = new Map<string, readonly Named[]>();
  const variables: ModuleVariable[] = [];
  const functions: WgslFunction[] = [];
  while (at < tokens.length) {
    const given = attributes();
    const what = take();
    if (what === 'struct') {
      const name = take();
      expect('{');
      structures.set(name, list('}', named));
    } else if (what === 'var') {
      expect('<');
      const [space = '', access] = list('>', take);
      const binding = given.get('binding');
      const isWritten = space === 'storage' ? access === 'read_write' : space !== 'uniform';
      variables.push({ ...named(), space, isWritten, binding: binding === undefined ? undefined : Number(binding) });
      expect(';');
    } else if (what === 'fn') {
      const name = take();
      expect('(');
      const parameters = list(')', named);
      const result = accept('->') ? type() : undefined;
      const size = given.get('workgroup_size');
      functions.push({
        name,
        parameters,
        result,
        body: block(),
        workgroup: size === undefined ? undefined : Number(size),
      });
    } else throw new SyntaxError(`unexpected ${what}`);
  }
  return { structures, variables, functions };
}
