import type { Palette } from '../stage/palette.ts';

type Context = CanvasRenderingContext2D;

/** Height of the line below an image at the designed size of type, px. */
export const CAPTION = 14;
const BAR = 4;
/** Below this confidence the judge's class is a guess. */
export const SURE = 0.7;

/** What is written below one image. */
export interface TileCaption {
  /** Short name of its class, with how sure the judge is; absent while nobody judges. */
  readonly judged?: { readonly name: string; readonly isSure: boolean; readonly isWrong: boolean };
  /** Place of its critic score between fake and real, 0…1. */
  readonly score?: number;
}

/** The line below an image: its class, bold where the judge is sure and ≠ where another was asked for, and its score. */
export function drawCaption(
  context: Context,
  { judged, score }: TileCaption,
  x: number,
  y: number,
  side: number,
  palette: Palette,
): void {
  let from = x;
  const line = CAPTION * palette.typeScale;
  if (judged) {
    const { name, isSure, isWrong } = judged;
    context.font = `${isSure ? 650 : 400} ${11 * palette.typeScale}px ${palette.font}`;
    context.fillStyle = isSure ? palette.ink : palette.inkSoft;
    const written = `${isWrong ? '≠' : ''}${name}${isSure ? '' : '?'}`;
    context.fillText(written, x + 1, y + line - 3, side - 1);
    from += Math.min(side, context.measureText(written).width + 5);
  }
  if (score === undefined || from > x + side - 6) return;
  const width = x + side - from;
  const top = y + (line - BAR) / 2 + 1;
  context.fillStyle = palette.line;
  context.fillRect(from, top, width, BAR);
  context.fillStyle = palette.critic;
  context.fillRect(from, top, width * Math.min(1, Math.max(0, score)), BAR);
}

/** A ring round an image: heavy where it is chosen, thin where the pointer is. */
export function drawRing(
  context: Context,
  x: number,
  y: number,
  side: number,
  isHeavy: boolean,
  palette: Palette,
): void {
  const out = isHeavy ? 2 : 1.5;
  context.strokeStyle = palette.ink;
  context.lineWidth = isHeavy ? 2.5 : 1.2;
  context.strokeRect(x - out, y - out, side + 2 * out, side + 2 * out);
}
