import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useStores, useT } from '../hooks.ts';
import { type Board, startBoard } from './board.ts';
import { slotAfter } from './tileGrid.ts';
import { pointAt, type TileKind, tileView, togglePin } from './tileView.ts';

const ANNOUNCE_AFTER_MS = 400;

interface TileBoardProps {
  readonly kind: TileKind;
  /** Id of the picture in words. */
  readonly describedBy: string;
  /** A heading, where two kinds stand side by side. */
  readonly isNamed: boolean;
}

/** The tiles of one kind: pointer, touch and keys choose one. One tab stop; arrows move. */
export function TileBoard({ kind, describedBy, isNamed }: TileBoardProps) {
  const t = useT();
  const stores = useStores();
  const canvas = useRef<HTMLCanvasElement>(null);
  const spoken = useRef<HTMLParagraphElement>(null);
  const speech = useRef<ReturnType<typeof setTimeout>>(undefined);
  const board = useRef<Board | null>(null);

  useEffect(() => {
    if (!canvas.current) return;
    const started = startBoard(canvas.current, kind, stores);
    board.current = started;
    return () => {
      board.current = null;
      started.stop();
    };
  }, [kind, stores]);
  useEffect(() => () => clearTimeout(speech.current), []);

  const under = (event: PointerEvent): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return board.current?.tileAt(event.clientX - box.left, event.clientY - box.top) ?? null;
  };
  const announce = (index: number, slot: number, columns: number): void => {
    clearTimeout(speech.current);
    speech.current = setTimeout(() => {
      if (!spoken.current) return;
      spoken.current.textContent = t('images.tile.spoken', {
        number: index + 1,
        row: Math.floor(slot / columns) + 1,
        column: (slot % columns) + 1,
      });
    }, ANNOUNCE_AFTER_MS);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = board.current;
    if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
    const { cursor } = tileView.getState();
    const slot = (cursor?.kind === kind ? now.slotOf(cursor.index) : null) ?? 0;
    const next = slotAfter(now.grid(), slot, event.key);
    const index = now.tileIn(next ?? slot);
    const isKept = event.key === 'Enter';
    if (index === null || (next === null && !isKept && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== null) {
      pointAt({ kind, index });
      announce(index, next, now.grid().columns);
    } else if (isKept) togglePin({ kind, index });
    else tileView.setState({ cursor: null, pinned: null });
  };

  return (
    <div className="tiles-board" data-kind={kind} data-testid={`tiles-${kind}`}>
      {isNamed && <h2>{t(`images.kind.${kind}`)}</h2>}
      <div
        className="tiles-surface"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys: they move between the images.
        tabIndex={0}
        aria-label={t(`images.board.${kind}`)}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const index = board.current?.tileIn(0);
          if (event.target.matches(':focus-visible') && index !== null && index !== undefined) {
            const { cursor } = tileView.getState();
            if (cursor?.kind !== kind) pointAt({ kind, index });
          }
        }}
        onBlur={() => pointAt(null)}
        onPointerMove={(event) => {
          if (event.pointerType === 'mouse') pointAt(tileOrNull(kind, under(event)));
        }}
        onPointerLeave={(event) => {
          if (event.pointerType === 'mouse') pointAt(null);
        }}
        onClick={(event) => {
          const index = under(event as unknown as PointerEvent);
          if (index === null) tileView.setState({ pinned: null });
          else togglePin({ kind, index });
        }}
      >
        <canvas ref={canvas} />
      </div>
      <p ref={spoken} className="visually-hidden" aria-live="polite" />
    </div>
  );
}

const tileOrNull = (kind: TileKind, index: number | null) => (index === null ? null : { kind, index });
