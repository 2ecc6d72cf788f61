import { describe, expect, it } from 'vitest';
import { createRunStores } from '../../store/runStores.ts';
import { defineOverlay, lay, overlayOf } from './stageOverlay.ts';

const rings = defineOverlay<number>({ place: 'over', draw: (_, shown) => void drawn.push(`ring ${shown}`) });
const plan = defineOverlay<string>({ place: 'under', hasArrows: true, draw: (_, shown) => void drawn.push(shown) });
const drawn: string[] = [];

describe('what panels lay over the stage of a run', () => {
  it('is drawn with what it shows now, in the order in which it came, until it is taken away', () => {
    const overlay = overlayOf(createRunStores());
    const paint = () => {
      drawn.length = 0;
      for (const { draw } of overlay.getState().laid.values()) draw({} as never, {} as never);
      return drawn.join(', ');
    };
    lay(overlay, rings, 1);
    lay(overlay, plan, 'plan');
    expect(paint()).toBe('ring 1, plan');
    lay(overlay, rings, 2);
    expect(paint()).toBe('ring 2, plan');
    expect([...overlay.getState().laid.values()].map(({ hasArrows }) => hasArrows)).toEqual([false, true]);
    lay(overlay, rings, null);
    expect(paint()).toBe('plan');
  });

  it('wakes nobody where there was nothing to take away', () => {
    const overlay = overlayOf(createRunStores());
    const before = overlay.getState();
    lay(overlay, rings, null);
    expect(overlay.getState()).toBe(before);
  });

  it('is that of the run, and of no other', () => {
    const [one, other] = [createRunStores(), createRunStores()];
    lay(overlayOf(one), rings, 1);
    expect(overlayOf(other).getState().laid.size).toBe(0);
    expect(overlayOf(one).getState().laid.size).toBe(1);
  });
});
