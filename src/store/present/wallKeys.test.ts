import { expect, test } from 'vitest';
import { actOfKey } from './wallKeys.ts';

test('the keys of clickers and keyboards do what is printed on them', () => {
  const verbs = ['ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp', ' ', '.', 'F', 'l', 'q', 'Escape'].map(
    (key) => actOfKey(key)?.verb,
  );
  expect(verbs).toEqual(['next', 'next', 'back', 'back', 'hold', 'blank', 'full', 'spot', 'qr', 'exit']);
  expect(actOfKey('3')).toEqual({ verb: 'scene', scene: 2 });
  for (const key of ['0', 'Tab', 'Enter', 'toString', '']) expect(actOfKey(key)).toBeNull();
});
