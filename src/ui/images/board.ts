import { findMethod } from '../../methods/index.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import type { RunStores } from '../../store/runStores.ts';
import type { Frame, Tiles } from '../../train/frame.ts';
import { readPalette, watchPalette } from '../stage/palette.ts';
import { createAtlas } from './atlas.ts';
import { CAPTION, drawCaption, drawRing, SURE, type TileCaption } from './drawTile.ts';
import { rampOf } from './pixels.ts';
import { type ScoreRange, scorePlace, scoreRange } from './scores.ts';
import { gridOf, placeOf, slotAt, type TileGrid } from './tileGrid.ts';
import { classesOf, orderTiles } from './tileOrder.ts';
import { type TileKind, tileView } from './tileView.ts';

const MAX_PIXEL_RATIO = 2;
const GAP = 5;
/** Room for the ring round an outer image. */
const EDGE = 4;
/** While a run plays, tiles that follow a measurement change places at most this often. */
const SORT_EVERY_MS = 900;
/** Narrower images have no room for a word. */
const LEAST_CAPTIONED = 22;

/** One board of tiles on a canvas, painted outside React. */
export interface Board {
  grid(): TileGrid;
  /** Tile in a slot, and slot of a tile; null beside them. */
  tileIn(slot: number): number | null;
  slotOf(index: number): number | null;
  tileAt(x: number, y: number): number | null;
  stop(): void;
}

/** Images of one row where the tiles come in equal runs of one class each, as those of a conditional generator do. */
export function runLength(tiles: Pick<Tiles, 'count' | 'asked'>, order: readonly number[]): number | undefined {
  const { asked, count } = tiles;
  if (!asked) return undefined;
  const run = order.findIndex((index) => asked[index] !== asked[order[0] as number]);
  if (run < 2 || count % run !== 0) return undefined;
  const isEven = order.every((index, at) => asked[index] === asked[order[at - (at % run)] as number]);
  return isEven ? run : undefined;
}

/** Short name of a class: as much as fits below an image. */
const shortName = (name: string): string => [...name].slice(0, 4).join('');

/** Keeps a canvas showing the tiles of one kind, at most once per animation frame and only when something changed. */
export function startBoard(canvas: HTMLCanvasElement, kind: TileKind, stores: RunStores): Board {
  const { run: facts, frame: frames, experiment: settings } = stores;
  const atlas = createAtlas();
  let palette = readPalette();
  let ramp = rampOf(palette.raised, palette.ink);
  let grid = gridOf(1, { width: 0, height: 0, gap: GAP, caption: 0 });
  let order: readonly number[] = [];
  let sorted = { tiles: null as Tiles | null, by: '', at: Number.NEGATIVE_INFINITY };
  let drawn: Tiles | null = null;
  let asked = 0;

  const tilesOf = (frame: Frame | null): Tiles | null => frame?.tiles?.[kind] ?? null;

  /** Sorts again if the order is another, or if it is time to follow the measurements. */
  function sort(tiles: Tiles, now: number): void {
    const by = tileView.getState().order;
    const isStale = by !== sorted.by || tiles.count !== order.length;
    const rests = facts.getState().status.state !== 'running';
    if (!isStale && (tiles === sorted.tiles || (!rests && now < sorted.at + SORT_EVERY_MS))) return;
    order = orderTiles(tiles, by);
    sorted = { tiles, by, at: now };
  }

  function captionOf(tiles: Tiles, index: number, range: ScoreRange): TileCaption {
    const { captions } = tileView.getState();
    const { language } = prefsStore.getState();
    const { judged, scores } = tiles;
    const label = captions.includes('class') ? (judged?.classes ?? classesOf(tiles))?.[index] : undefined;
    const name = label === undefined ? undefined : facts.getState().law?.classes[label]?.name[language];
    const isSure = !judged || (judged.confidence[index] as number) > SURE;
    const wanted = tiles.asked?.[index];
    return {
      ...(name !== undefined && {
        judged: { name: shortName(name), isSure, isWrong: wanted !== undefined && wanted !== label },
      }),
      ...(scores && captions.includes('score') && { score: scorePlace(scores[index] as number, range) }),
    };
  }

  function paint(now: number): void {
    asked = 0;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const frame = frames.get();
    const tiles = tilesOf(frame);
    const context = canvas.getContext('2d');
    if (!context || width === 0 || height === 0) return;
    const ratio = Math.min(devicePixelRatio || 1, MAX_PIXEL_RATIO);
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!frame?.tiles || !tiles || tiles.count === 0) return;
    sort(tiles, now);
    const { captions: wanted, cursor, pinned } = tileView.getState();
    const captions = wanted.filter((each) => (each === 'class' ? classesOf(tiles) : tiles.scores));
    const room = { width: width - 2 * EDGE, height: height - 2 * EDGE, gap: GAP };
    const columns = runLength(tiles, order);
    const captioned = gridOf(
      tiles.count,
      { ...room, caption: captions.length > 0 ? CAPTION * palette.typeScale : 0 },
      columns,
    );
    const isCaptioned = captions.length > 0 && captioned.side >= LEAST_CAPTIONED;
    const inner = isCaptioned ? captioned : gridOf(tiles.count, { ...room, caption: 0 }, columns);
    grid = { ...inner, left: inner.left + EDGE, top: inner.top + EDGE };
    if (tiles !== drawn) atlas.update(tiles, ramp, (grid.side * ratio) / tiles.width);
    drawn = tiles;
    const range = scoreRange(frame.tiles, findMethod(settings.getState().experiment.method.id).field);
    for (let slot = 0; slot < tiles.count; slot++) {
      const index = order[slot] as number;
      const [x, y] = placeOf(grid, slot);
      atlas.draw(context, index, x, y, grid.side);
      if (isCaptioned) drawCaption(context, captionOf(tiles, index, range), x, y + grid.side, grid.side, palette);
      const isPinned = pinned?.kind === kind && pinned.index === index;
      const isPointed = cursor?.kind === kind && cursor.index === index;
      if (isPinned || isPointed) drawRing(context, x, y, grid.side, isPinned, palette);
    }
  }

  const repaint = (): void => {
    asked ||= requestAnimationFrame(paint);
  };
  const repaintAll = (): void => {
    // The size of an image may have changed, and with it the enlargement.
    drawn = null;
    repaint();
  };
  const observer = new ResizeObserver(repaintAll);
  observer.observe(canvas);
  const stops = [
    frames.subscribe(repaint),
    tileView.subscribe(repaintAll),
    prefsStore.subscribe(repaint),
    facts.subscribe((run, before) => {
      if (run.law !== before.law || run.status.state !== before.status.state) repaint();
    }),
    watchPalette((changed) => {
      palette = changed;
      ramp = rampOf(palette.raised, palette.ink);
      repaintAll();
    }),
  ];
  repaint();

  const slotOf = (index: number): number | null => {
    const slot = order.indexOf(index);
    return slot < 0 ? null : slot;
  };
  return {
    grid: () => grid,
    tileIn: (slot) => order[slot] ?? null,
    slotOf,
    tileAt(x, y) {
      const slot = slotAt(grid, x, y);
      return slot === null ? null : (order[slot] ?? null);
    },
    stop() {
      cancelAnimationFrame(asked);
      observer.disconnect();
      for (const stop of stops) stop();
    },
  };
}
