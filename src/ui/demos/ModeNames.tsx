import { type CSSProperties, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Mode } from '../../data/law.ts';
import type { Measured } from '../../experiment/demos/readings.ts';
import type { Text } from '../../schema/text.ts';
import { useRun, useSay } from '../hooks.ts';
import { BADGE_RADIUS, MODE_STDS } from '../stage/drawModes.ts';
import { useOverlay } from '../stage/stageOverlay.ts';
import { stageView } from '../stage/stageView.ts';
import { type StageTransform, toPixel } from '../stage/transform.ts';

/** Pixels from a mode's outline to the middle of its name. */
const GAP = BADGE_RADIUS + 5;

/** Pixels that a name keeps from the edge of the stage. */
const EDGE = 3;

interface Placed {
  readonly x: number;
  readonly y: number;
  /** −1 where the name ends at its place, 1 where it begins there, 0 where it stands over it. */
  readonly side: number;
}

/** Beside a mode, on the side away from the middle of all: where its badge would stand. */
function placeOf(mode: Mode, modes: readonly Mode[], transform: StageTransform): Placed {
  const middle = (of: (mode: Mode) => number): number => modes.reduce((sum, each) => sum + of(each), 0) / modes.length;
  const [dx, dy] = [mode.x - middle(({ x }) => x), mode.y - middle(({ y }) => y)];
  const away = Math.hypot(dx, dy) || 1;
  const reach = MODE_STDS * Math.max(mode.stdX, mode.stdY) * transform.scale + GAP;
  const [x, y] = toPixel(transform, mode.x, mode.y);
  const side = Math.abs(dx) < 0.3 * away ? 0 : Math.sign(dx);
  return { x: x + (dx / away) * reach - side * BADGE_RADIUS, y: y - (dy / away) * reach, side };
}

/** Moves a name that would leave the stage back into it. */
function keepInside(name: HTMLLIElement | null): void {
  const stage = name?.parentElement;
  if (!name || !stage) return;
  name.style.marginLeft = '';
  const [inner, outer] = [name.getBoundingClientRect(), stage.getBoundingClientRect()];
  const over = Math.max(0, outer.left + EDGE - inner.left) - Math.max(0, inner.right - outer.right + EDGE);
  if (over !== 0) name.style.marginLeft = `${over}px`;
}

interface ModeNamesProps {
  readonly names: readonly Text[];
  /** The run as it was measured last. */
  readonly run: Measured | undefined;
  /** Names of lost modes are struck out. */
  readonly strikes: boolean;
}

/** The names of modes on the stage, in place of their numbers: solid where a mode is held, dashed where it is lost. */
export function ModeNames({ names, run, strikes }: ModeNamesProps) {
  const say = useSay();
  const overlay = useOverlay();
  useEffect(() => {
    overlay.setState({ hidesBadges: true });
    return () => overlay.setState({ hidesBadges: false });
  }, [overlay]);
  const transform = useStore(stageView, (view) => view.transform);
  const modes = useRun((run) => run.law?.modes) ?? [];
  if (transform.width === 0 || modes.length !== names.length) return null;
  return (
    <ul className="demo-names">
      {modes.map((mode, i) => {
        const { x, y, side } = placeOf(mode, modes, transform);
        // Before anything was trained nothing is lost.
        const isHeld = !run || run.step === 0 || (run.shares[i]?.strict ?? true);
        const top = Math.min(Math.max(y, 16), transform.height - 16);
        const style = { left: x, top, '--side': side } as CSSProperties;
        return (
          <li
            key={names[i]?.en}
            ref={keepInside}
            data-held={isHeld}
            data-struck={(strikes && !isHeld) || undefined}
            style={style}
          >
            {say(names[i] as Text)}
          </li>
        );
      })}
    </ul>
  );
}
