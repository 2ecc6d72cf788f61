import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScope, index } from './scope.ts';

describe('scope', () => {
  it('gives equal expressions one name', () => {
    const scope = createScope();
    expect(scope.let('a + b')).toBe(scope.let('a + b'));
    expect(scope.let('a + c')).not.toBe(scope.let('a + b'));
    expect(scope.lines).toHaveLength(2);
  });

  it('leaves names and numbers as they are', () => {
    const scope = createScope();
    expect([scope.let('v1'), scope.let('3u'), scope.let('0.5f')]).toEqual(['v1', '3u', '0.5f']);
    expect(scope.lines).toEqual([]);
  });

  it('computes outside of a loop what does not change in it', () => {
    const scope = createScope();
    scope.loop('k', '0u', '8u', (loop) => {
      const fixed = loop.let('(row * 4u)');
      loop.line(`total += ${loop.let(`work[${loop.let(`(${fixed} + k)`)}]`)};`);
    });
    expect(scope.lines[0]).toMatch(/^let v\d+ = \(row \* 4u\);$/);
    expect(scope.lines.filter((line) => line.includes('row'))).toHaveLength(1);
    expect(scope.lines.join('\n')).toMatch(
      /\{\n {2}let (v\d+) = \(v\d+ \+ k\);\n {2}let (v\d+) = work\[\1\];\n {2}total \+= \2;/,
    );
  });

  it('does not use a name of a block behind it', () => {
    const scope = createScope();
    let inside = '';
    scope.block('if (c)', (block) => {
      inside = block.let('a * b');
    });
    expect(scope.let('a * b')).not.toBe(inside);
  });
});

describe('index arithmetic', () => {
  const small = fc.integer({ min: 0, max: 1000 });
  const evaluate = (text: string, x: number): number =>
    Number(new Function('x', `return Math.floor(${text.replaceAll(/(\d)u/g, '$1')})`)(x));

  it('means what it says, folded or not', () => {
    fc.assert(
      fc.property(small, small, fc.integer({ min: 1, max: 50 }), (x, a, n) => {
        expect(evaluate(index.add(index.add('x', `${a}u`), `${n}u`), x)).toBe(x + a + n);
        expect(evaluate(index.add(`${n}u`, index.add(`${a}u`, 'x')), x)).toBe(x + a + n);
        expect(evaluate(index.mul(index.add('x', '0u'), n), x)).toBe(x * n);
        expect(evaluate(index.div(`${a}u`, n), x)).toBe(Math.floor(a / n));
        expect(evaluate(index.mod('x', n), x)).toBe(x % n);
        expect(evaluate(index.sub(index.add('x', `${a}u`), a), x)).toBe(x);
      }),
    );
  });
});
