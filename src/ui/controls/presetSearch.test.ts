import { describe, expect, it } from 'vitest';
import { PRESET_GROUPS } from '../../experiment/presets/groups.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { isFound } from './presetSearch.ts';

const found = (search: string): string[] => PRESETS.filter(({ id }) => isFound(id, search)).map(({ id }) => id);

describe('the menu of presets', () => {
  it('holds every preset under one heading, in the order of the headings', () => {
    const order = PRESET_GROUPS.map(([group]) => group);
    const places = PRESETS.map(({ group }) => order.indexOf(group));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(order.length);
  });

  it('finds words of titles, summaries and headings in both languages', () => {
    expect(found('')).toHaveLength(PRESETS.length);
    expect(found('twenty-five')).toEqual(['grid25']);
    expect(found('  PACKING ')).toContain('packing');
    expect(found('パッキング')).toContain('packing');
    expect(found('ﾊﾟｯｷﾝｸﾞ')).toContain('packing');
    expect(found('２５')).toContain('grid25');
    expect(found('penalty calmer')).toEqual(['lp']);
    expect(found('数字画像')).toEqual(PRESETS.filter(({ group }) => group === 'digits').map(({ id }) => id));
  });

  it('finds nothing where nothing has the word', () => {
    expect(found('zebra')).toEqual([]);
    expect(found('packing zebra')).toEqual([]);
  });
});
