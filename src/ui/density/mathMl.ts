import { createElement, type ReactNode } from 'react';
import type { Expression } from '../../math/expression.ts';

/** How tightly a part of a formula holds together: a sum least, a product, a sign, a power, and what needs no brackets most. */
type Strength = 0 | 1 | 2 | 3 | 4;

interface Set {
  readonly node: ReactNode;
  readonly strength: Strength;
}

const tag = (name: string, ...children: ReactNode[]): ReactNode => createElement(name, null, ...children);
const row = (...children: ReactNode[]): ReactNode => tag('mrow', ...children);
const sign = (text: string): ReactNode => tag('mo', text);
/** An upright name, and nothing between it and its brackets. */
const called = (name: string, ...args: ReactNode[]): ReactNode =>
  row(
    createElement('mi', { mathvariant: 'normal' }, name),
    sign('\u2061'),
    sign('('),
    ...args.flatMap((arg, i) => (i === 0 ? [arg] : [sign(','), arg])),
    sign(')'),
  );

const bracketed = ({ node, strength }: Set, least: Strength): ReactNode =>
  strength >= least ? node : row(sign('('), node, sign(')'));

const shown = (value: number): string => {
  if (value === Math.PI) return 'π';
  if (value === Math.E) return 'e';
  return String(Number(value.toPrecision(6)));
};

function named(name: string): ReactNode {
  const [letter = '', index = ''] = [name.slice(0, 1), name.slice(1)];
  const base = tag('mi', letter);
  return index === '' ? base : tag('msub', base, tag('mn', index));
}

const number = (value: number): Set =>
  value < 0
    ? { node: row(sign('−'), tag('mn', shown(-value))), strength: 1 }
    : { node: tag('mn', shown(value)), strength: 4 };

/** Whether two factors stand beside each other without a sign: not where two numbers would run together. */
const beginsWithNumber = (e: Expression): boolean => {
  if (e.op === 'number') return true;
  if (e.op === 'mul' || (e.op === 'pow' && 'left' in e)) return beginsWithNumber(e.left);
  return e.op === 'square' && beginsWithNumber(e.of);
};

function binary(e: Extract<Expression, { left: Expression }>): Set {
  const [left, right] = [set(e.left), set(e.right)];
  switch (e.op) {
    case 'add':
    case 'sub': {
      const operator = sign(e.op === 'add' ? '+' : '−');
      return { node: row(bracketed(left, 0), operator, bracketed(right, e.op === 'sub' ? 1 : 0)), strength: 0 };
    }
    case 'mul':
      return {
        node: row(
          bracketed(left, 1),
          sign(beginsWithNumber(e.right) ? '·' : '\u2062'),
          bracketed(right, e.right.op === 'number' ? 2 : 1),
        ),
        strength: 1,
      };
    case 'div':
      return { node: tag('mfrac', left.node, right.node), strength: 3 };
    case 'pow':
      return { node: tag('msup', bracketed(left, 4), right.node), strength: 3 };
    case 'hypot': {
      const squared = (part: Set): ReactNode => tag('msup', bracketed(part, 4), tag('mn', '2'));
      return { node: tag('msqrt', squared(left), sign('+'), squared(right)), strength: 4 };
    }
    case 'logaddexp': {
      const power = (part: Set): ReactNode => tag('msup', tag('mi', 'e'), part.node);
      return { node: called('log', power(left), sign('+'), power(right)), strength: 4 };
    }
    default:
      return { node: called(e.op, left.node, right.node), strength: 4 };
  }
}

/** Sets a part of a formula. */
function set(e: Expression): Set {
  if (e.op === 'number') return number(e.value);
  if (e.op === 'name') return { node: named(e.name), strength: 4 };
  if (!('of' in e)) return binary(e);
  const inner = set(e.of);
  switch (e.op) {
    case 'neg':
      return { node: row(sign('−'), bracketed(inner, 1)), strength: 0 };
    case 'square':
      return { node: tag('msup', bracketed(inner, 4), tag('mn', '2')), strength: 3 };
    case 'sqrt':
      return { node: tag('msqrt', inner.node), strength: 4 };
    case 'abs':
      return { node: row(sign('|'), inner.node, sign('|')), strength: 4 };
    case 'exp':
      return { node: tag('msup', tag('mi', 'e'), inner.node), strength: 3 };
    default:
      return { node: called(e.op, inner.node), strength: 4 };
  }
}

/** An expression as MathML in one line, for people to see how it was read. */
export const mathMl = (e: Expression): ReactNode => createElement('math', { display: 'block' }, set(e).node);
