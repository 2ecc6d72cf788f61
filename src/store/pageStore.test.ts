import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf, PAGE_IDS, PLAYGROUND, placeAt } from './pageStore.ts';

it('an address names a page, what of it, and a language', () => {
  expect(placeAt('#claims')).toEqual({ page: 'claims', path: '' });
  expect(placeAt('#demos/collapse-costs&lang=ja')).toEqual({ page: 'demos', path: 'collapse-costs', language: 'ja' });
  expect(placeAt('#demos&lang=en')).toEqual({ page: 'demos', path: '', language: 'en' });
});

it('everything else is an experiment', () => {
  for (const hash of [
    '',
    '#',
    '#v=1&p=collapse',
    '#playground',
    '#demos/a/b',
    '#demos/%3Cscript%3E',
    '#demos&lang=fr',
    '#demosx',
  ]) {
    expect(placeAt(hash).page, hash).toBe(PLAYGROUND);
  }
});

it('no address throws, and each place is where its address leads', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.constantFrom(...PAGE_IDS), (text, page) => {
      expect(PAGE_IDS).toContain(placeAt(`#${text}`).page);
      const path = text.replace(/[^\w-]/g, '').slice(0, 60);
      if (page !== 'playground') expect(placeAt(hashOf(page, path))).toEqual({ page, path });
    }),
  );
});
