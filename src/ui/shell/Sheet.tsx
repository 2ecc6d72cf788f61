import './sheet.css';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useT } from '../hooks.ts';
import { COLUMN, SIDEWAYS, useMedia } from '../kit/media.ts';
import { nearestRest, neighbourRest, RESTS, type Rest, restHeight } from './sheetHeight.ts';

export interface Panel {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface HandleProps {
  readonly rest: Rest;
  readonly onRest: (rest: Rest) => void;
  /** Height while a finger moves it, px; null when it has let go. */
  readonly onDrag: (height: number | null) => void;
}

function Handle({ rest, onRest, onDrag }: HandleProps) {
  const t = useT();
  const start = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const heightAt = (event: PointerEvent): number =>
    start.current ? start.current.height + start.current.y - event.clientY : restHeight(rest, innerHeight);

  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { y: event.clientY, height: restHeight(rest, innerHeight) };
  };
  const move = (event: PointerEvent) => {
    if (start.current) onDrag(Math.max(60, Math.min(restHeight('full', innerHeight), heightAt(event))));
  };
  const up = (event: PointerEvent) => {
    if (!start.current) return;
    const moved = Math.abs(event.clientY - start.current.y) > 4;
    onRest(moved ? nearestRest(heightAt(event), innerHeight) : rest === 'full' ? 'low' : neighbourRest(rest, 1));
    start.current = null;
    onDrag(null);
  };
  const key = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    onRest(neighbourRest(rest, direction));
  };
  return (
    <div
      className="sheet-handle"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('shell.sheet.handle')}
      aria-valuemin={0}
      aria-valuemax={RESTS.length - 1}
      aria-valuenow={RESTS.indexOf(rest)}
      aria-valuetext={t(`shell.sheet.${rest}`)}
      data-testid="sheet-handle"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
    />
  );
}

/** The phone's bottom sheet: one tab per panel, three heights, dragged or moved by keyboard; fixed on a sideways page, part of a page that scrolls. */
export function Sheet({ panels }: { readonly panels: readonly Panel[] }) {
  const t = useT();
  const [rest, setRest] = useState<Rest>('low');
  const [dragged, setDragged] = useState<number | null>(null);
  const [selected, setSelected] = useState(panels[0]?.id ?? '');
  const list = useRef<HTMLDivElement>(null);
  const sideways = useMedia(SIDEWAYS);
  useEffect(() => {
    const show = () => {
      const strip = list.current;
      const tab = strip?.querySelector<HTMLElement>(`[data-key="${selected}"]`);
      if (!strip || !tab) return;
      // Not by scrollIntoView, which would move a page that scrolls as well.
      const [shown, wanted] = [strip.getBoundingClientRect(), tab.getBoundingClientRect()];
      strip.scrollLeft += Math.min(0, wanted.left - shown.left) + Math.max(0, wanted.right - shown.right);
    };
    show();
    // A panel that is fetched at its first opening lays the page out once more, which takes the strip back to its start.
    const watch = new ResizeObserver(show);
    if (list.current) watch.observe(list.current);
    return () => watch.disconnect();
  }, [selected]);
  const isColumn = useMedia(COLUMN);
  const isFixed = sideways || isColumn;
  const height = isColumn ? 'auto' : sideways ? '100%' : (dragged ?? restHeight(rest, innerHeight));
  const place = rest === 'full' && !isFixed ? restHeight('low', innerHeight) : height;
  return (
    // The grid row keeps the resting height, so that the full sheet covers the stage instead of squeezing it.
    <div className="sheet-place" style={{ height: place }}>
      <section
        className="sheet"
        style={{ height }}
        data-rest={isColumn ? 'flow' : sideways ? 'fixed' : rest}
        aria-label={t('shell.regions.panels')}
      >
        {!isFixed && <Handle rest={rest} onRest={setRest} onDrag={setDragged} />}
        <Tabs className="sheet-tabs" selectedKey={selected} onSelectionChange={(key) => setSelected(String(key))}>
          <TabList ref={list} className="sheet-list" aria-label={t('shell.regions.panels')}>
            {panels.map(({ id, label }) => (
              <Tab key={id} id={id} className="sheet-tab">
                {label}
              </Tab>
            ))}
          </TabList>
          {panels.map(({ id, content }) => (
            <TabPanel key={id} id={id} className="sheet-panel" data-panel={id}>
              {content}
            </TabPanel>
          ))}
        </Tabs>
      </section>
    </div>
  );
}
