import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { contentSecurityPolicy, INJECTED_STYLES } from './viteCsp.ts';

const reactAria = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'));

/** Contents of the style elements that a module of React Aria writes, its one constant filled in. */
function stylesWrittenBy(file: string): string[] {
  const source = readFileSync(join(reactAria, 'dist/private', file), 'utf8');
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
  return [...source.matchAll(/style\.textContent = `([^`]*)`\.trim\(\)/g)].map((match) =>
    (match[1] ?? '').replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/g, attribute).trim(),
  );
}

it('admits exactly the style elements that the installed React Aria writes', () => {
  const written = [
    ...stylesWrittenBy('interactions/usePress.mjs'),
    ...stylesWrittenBy('overlays/usePreventScroll.mjs'),
  ];
  expect(written).toEqual(INJECTED_STYLES);
});

it('allows no inline script, no eval and no other origin', () => {
  const policy = contentSecurityPolicy();
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy.match(/'sha256-[A-Za-z0-9+/]{43}='/g)).toHaveLength(INJECTED_STYLES.length);
});
