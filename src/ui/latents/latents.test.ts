import { describe, expect, it } from 'vitest';
import type { Tiles } from '../../train/frame.ts';
import { onPath, walkShare, wholePath } from './path.ts';
import { createRenderer } from './renderer.ts';

const tilesOf = (value: number): Tiles => ({
  height: 1,
  width: 1,
  channels: 1,
  count: 1,
  pixels: Uint8ClampedArray.of(value),
});

/** A worker that answers when it is told to. */
function slowWorker() {
  const asked: { readonly latents: Float32Array; readonly classes?: Uint16Array; readonly answer: () => void }[] = [];
  const render = (latents: Float32Array, classes?: Uint16Array): Promise<Tiles | null> =>
    new Promise((resolve) => {
      const answer = (): void => resolve(tilesOf(latents[0] as number));
      asked.push({ latents, answer, ...(classes && { classes }) });
    });
  return { asked, render };
}

describe('the renderer', () => {
  it('asks once at a time and leaves out what was overtaken', async () => {
    const { asked, render } = slowWorker();
    const shown: number[] = [];
    const renderer = createRenderer(render, (tiles) => shown.push(tiles?.pixels[0] as number));
    for (const value of [1, 2, 3]) renderer.ask({ latents: Float32Array.of(value), classes: Uint16Array.of(value) });
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked.map(({ latents }) => latents[0])).toEqual([1, 3]);
    expect(asked[1]?.classes?.[0]).toBe(3);
    asked[1]?.answer();
    await new Promise((resolve) => setTimeout(resolve));
    expect(shown).toEqual([1, 3]);
  });

  it('shows nothing once it is stopped, and survives a worker that fails', async () => {
    const shown: (Tiles | null)[] = [];
    const renderer = createRenderer(
      () => Promise.reject(new Error('gone')),
      (tiles) => shown.push(tiles),
    );
    renderer.ask({ latents: Float32Array.of(1) });
    await new Promise((resolve) => setTimeout(resolve));
    expect(shown).toEqual([null]);
    renderer.stop();
    renderer.ask({ latents: Float32Array.of(2) });
    await new Promise((resolve) => setTimeout(resolve));
    expect(shown).toEqual([null]);
  });
});

describe('the path between two latents', () => {
  const [a, b] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];

  it('is a circle for normal latents and straight for others', () => {
    expect(Math.hypot(...onPath(a, b, 0.5, 'normal'))).toBeCloseTo(1, 6);
    expect([...onPath(a, b, 0.5, 'uniform')]).toEqual([0.5, 0.5]);
  });

  it('is rendered from end to end', () => {
    const latents = wholePath(a, b, 5, 'uniform');
    expect(latents).toHaveLength(10);
    expect([...latents.slice(0, 2)]).toEqual([1, 0]);
    expect([...latents.slice(4, 6)]).toEqual([0.5, 0.5]);
    expect([...latents.slice(-2)]).toEqual([0, 1]);
  });

  it('is walked to and fro', () => {
    expect(walkShare(0, 3)).toBe(0);
    expect(walkShare(1.5, 3)).toBeCloseTo(0.5, 9);
    expect(walkShare(3, 3)).toBeCloseTo(1, 9);
    expect(walkShare(6, 3)).toBeCloseTo(0, 9);
  });
});
