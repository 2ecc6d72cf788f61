import { useMemo } from 'react';
import type { Mode } from '../../data/law.ts';
import type { Script } from '../../experiment/demos/contract.ts';
import { useRun, useSay, useStores, useT } from '../hooks.ts';
import { MODE_STDS } from '../stage/drawModes.ts';

/** The nearest mode in its own standard deviations, and how many of them away. */
function nearest(modes: readonly Mode[], x: number, y: number): { readonly index: number; readonly stds: number } {
  const distances = modes.map((mode) => Math.hypot((x - mode.x) / mode.stdX, (y - mode.y) / mode.stdY));
  const stds = Math.min(...distances);
  return { index: distances.indexOf(stds), stds };
}

/** A few generated points as an auditor would draw them: what each is, and whether it looks real. */
export function Cards({ demo, count }: { readonly demo: Script; readonly count: number }) {
  const t = useT();
  const say = useSay();
  const { frame } = useStores();
  const modes = useRun((run) => run.law?.modes) ?? [];
  const step = useRun((run) => run.status.step);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame is read when the run has moved
  const drawn = useMemo(() => {
    const points = frame.get()?.generated ?? new Float32Array();
    const total = points.length / 2;
    // The latents of a frame are random already: the first ones are a random draw.
    return Array.from(
      { length: Math.min(count, total) },
      (_, i) => [points[2 * i], points[2 * i + 1]] as [number, number],
    );
  }, [frame, count, step]);
  return (
    <div className="demo-cards">
      <p>{t('demos.cards', { count })}</p>
      <ul>
        {drawn.map(([x, y], i) => {
          const { index, stds } = nearest(modes, x, y);
          const isReal = stds < MODE_STDS;
          const name = demo.names?.[index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record is its place in the draw
            <li key={i} data-real={isReal}>
              <b>{t('demos.record', { number: i + 1 })}</b>
              <span>{isReal && name ? t('demos.onSegment', { name: say(name) }) : t('demos.between')}</span>
              <em>{t(isReal ? 'demos.real' : 'demos.strange')}</em>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
