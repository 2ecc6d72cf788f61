import { expect, it } from 'vitest';
import { looksLikeImages } from './sniff.ts';

it('tells images from tables by their first bytes', () => {
  expect(looksLikeImages(Uint8Array.of(0, 0, 8, 3))).toBe(true);
  expect(looksLikeImages(Uint8Array.of(0, 0, 8, 1))).toBe(true);
  expect(looksLikeImages(Uint8Array.of(0x1f, 0x8b, 8, 0))).toBe(true);
  expect(looksLikeImages(new TextEncoder().encode('x,y\n'))).toBe(false);
  expect(looksLikeImages(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe(false);
  expect(looksLikeImages(Uint8Array.of(0, 0))).toBe(false);
  expect(looksLikeImages(new Uint8Array())).toBe(false);
});
