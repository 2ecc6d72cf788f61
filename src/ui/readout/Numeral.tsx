import './numeral.css';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { Band } from '../../metrics/noiseFloor.ts';
import { inkOf, LINE_FROM, type Outline } from './numeral.ts';

/** Large, because browsers round outlines to whole pixels. */
const MEASURED_AT = 1_000;

const known = new Map<string, Outline>();
let context: CanvasRenderingContext2D | null = null;

/** Outline of a text in the font of an element. The ink itself is measured, because a line box says nothing about it. */
function outlineOf(text: string, { fontFamily, fontWeight }: CSSStyleDeclaration): Outline {
  const font = `${fontWeight} ${MEASURED_AT}px ${fontFamily}`;
  const found = known.get(`${font} ${text}`);
  if (found) return found;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return { left: 0, right: 0.6 * text.length, ascent: 0.73, descent: 0 };
  context.font = font;
  const measured = context.measureText(text);
  const outline = {
    left: measured.actualBoundingBoxLeft / MEASURED_AT,
    right: measured.actualBoundingBoxRight / MEASURED_AT,
    ascent: measured.actualBoundingBoxAscent / MEASURED_AT,
    descent: measured.actualBoundingBoxDescent / MEASURED_AT,
  };
  known.set(`${font} ${text}`, outline);
  return outline;
}

interface NumeralProps {
  /** Whole number in the figure. */
  readonly count: number;
  /** Share of the points on modes, 0…1; null where nothing tells it. */
  readonly share: number | null;
  /** The share that perfect generators have. */
  readonly perfect: Band | undefined;
  readonly testId?: string;
}

/**
 * The honest numeral: the figure says how many modes are reached, its ink which share of the points lies on them. Solid from
 * the foot up to the share, dashed above, a level line between. It says nothing to a screen reader: the words beside it do.
 */
export function Numeral({ count, share, perfect, testId }: NumeralProps) {
  const text = String(count);
  const id = useId();
  const box = useRef<HTMLSpanElement>(null);
  const [drawn, setDrawn] = useState<{ readonly outline: Outline; readonly size: number } | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const style = getComputedStyle(element);
      setDrawn({ outline: outlineOf(text, style), size: Number.parseFloat(style.fontSize) });
    };
    measure();
    // Its box is in parts of the font size, so it changes with it.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text]);

  const { outline, size } = drawn ?? {
    outline: { left: 0, right: 0.6 * text.length, ascent: 0.73, descent: 0 },
    size: 0,
  };
  const { left, right, ascent, descent } = outline;
  const height = ascent + descent;
  const { level, isFull } = inkOf(share, perfect);
  const y = level * height;
  return (
    <span
      ref={box}
      className="numeral"
      aria-hidden="true"
      data-testid={testId}
      data-full={isFull}
      data-level={level.toFixed(4)}
      style={{ width: `${left + right}em`, height: `${height}em`, marginBottom: `${-descent}em` }}
    >
      <svg width={`${left + right}em`} height={`${height}em`} aria-hidden="true">
        <defs>
          <text id={`${id}t`} x={`${left}em`} y={`${ascent}em`}>
            {text}
          </text>
          <clipPath id={`${id}a`}>
            <rect x="-1em" y="-1em" width="12em" height={`${1 + y}em`} />
          </clipPath>
          <clipPath id={`${id}b`}>
            <rect x="-1em" y={`${y}em`} width="12em" height="2em" />
          </clipPath>
        </defs>
        {isFull ? (
          <use href={`#${id}t`} className="numeral-ink" />
        ) : (
          <>
            <g clipPath={`url(#${id}a)`}>
              <use href={`#${id}t`} className="numeral-rest" />
            </g>
            <g clipPath={`url(#${id}b)`}>
              <use href={`#${id}t`} className="numeral-ink" />
            </g>
          </>
        )}
      </svg>
      {!isFull && size >= LINE_FROM && <i className="numeral-level" style={{ top: `${100 * level}%` }} />}
    </span>
  );
}
