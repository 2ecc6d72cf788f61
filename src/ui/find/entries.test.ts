import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../experiment/link.ts';
import { PRESET_GROUPS } from '../../experiment/presets/groups.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { LANGUAGES } from '../../schema/text.ts';
import { PLAYGROUND, placeAt } from '../../store/pageStore.ts';
import { hasAll } from '../kit/search.ts';
import { LABORATORIES, presetsOf } from '../start/laboratories.ts';
import { ENTRIES, KINDS } from './entries.ts';

const found = (search: string) => ENTRIES.filter(({ words }) => hasAll(words, search)).map(({ key }) => key);

describe('what can be found', () => {
  it('has a name of its own and stands under a kind', () => {
    expect(new Set(ENTRIES.map(({ key }) => key)).size).toBe(ENTRIES.length);
    for (const kind of KINDS)
      expect(
        ENTRIES.some((entry) => entry.kind === kind),
        kind,
      ).toBe(true);
  });

  it('is found by its title in both languages, and by its id', () => {
    for (const { key, title, kind } of ENTRIES) {
      for (const language of LANGUAGES) expect(found(title[language])).toContain(key);
      if (kind !== 'laboratory') expect(found(key.split('/')[1] ?? '')).toContain(key);
    }
  });

  it.each([
    ['mode collapse costs', 'demo/collapse-costs'],
    ['もーど崩壊の代償', 'demo/collapse-costs'],
    ['BANDWIDTH anneal', 'claim/'],
  ])('answers %s', (search, key) => {
    const keys = found(search);
    expect(keys.some((each) => each.startsWith(key))).toBe(true);
  });

  it('opens where its kind lives', () => {
    for (const { key, kind, address } of ENTRIES) {
      const [, id = ''] = key.split('/');
      const { page, path } = placeAt(address());
      if (kind === 'demo') expect([page, path]).toEqual(['demos', id]);
      else if (kind === 'lesson') expect([page, path]).toEqual(['lessons', id]);
      else if (kind === 'claim') expect([page, path]).toEqual(['claims', id]);
      else {
        expect(page).toBe(PLAYGROUND);
        const { preset, notices } = decodeLink(address());
        expect(notices).toEqual([]);
        if (kind === 'preset') expect(preset).toBe(id);
      }
    }
  });
});

it('every group of presets is in one laboratory', () => {
  const groups = LABORATORIES.flatMap((laboratory) => laboratory.groups);
  expect(groups.toSorted()).toEqual(PRESET_GROUPS.map(([group]) => group).toSorted());
  expect(LABORATORIES.flatMap(presetsOf)).toHaveLength(PRESETS.length);
});
