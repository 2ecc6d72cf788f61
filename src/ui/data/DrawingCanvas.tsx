import { type PointerEvent, useEffect, useRef } from 'react';
import type { Law } from '../../data/law.ts';
import { type Dab, DRAWING_EXTENT } from '../../data/strokes.ts';
import { usePrefs } from '../hooks.ts';
import { lineOfDabs, type Tool, toData } from './drawing.ts';

interface DrawingCanvasProps {
  readonly label: string;
  readonly dabs: readonly Dab[];
  readonly tool: Tool;
  readonly radius: number;
  /** The law of these dabs, once it has been fitted; its points and modes are shown on top. */
  readonly law: Law | null;
  readonly points: Float32Array | null;
  readonly onStroke: (stroke: readonly Dab[]) => void;
}

function paintDabs(context: CanvasRenderingContext2D, dabs: readonly Dab[], size: number, colour: string): void {
  const scale = size / (2 * DRAWING_EXTENT);
  context.fillStyle = colour;
  for (const { x, y, radius, erase } of dabs) {
    context.globalCompositeOperation = erase ? 'destination-out' : 'source-over';
    context.beginPath();
    context.arc((x + DRAWING_EXTENT) * scale, (DRAWING_EXTENT - y) * scale, radius * scale, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalCompositeOperation = 'source-over';
}

function paintLaw(
  context: CanvasRenderingContext2D,
  law: Law,
  points: Float32Array,
  size: number,
  colours: { readonly real: string; readonly ink: string },
): void {
  const scale = size / (2 * DRAWING_EXTENT);
  const unit = size / 360;
  context.strokeStyle = colours.real;
  context.lineWidth = unit;
  for (let i = 0; i < points.length; i += 2) {
    context.beginPath();
    const x = ((points[i] ?? 0) + DRAWING_EXTENT) * scale;
    const y = (DRAWING_EXTENT - (points[i + 1] ?? 0)) * scale;
    context.arc(x, y, 1.6 * unit, 0, 2 * Math.PI);
    context.stroke();
  }
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.4 * unit;
  context.setLineDash([5 * unit, 4 * unit]);
  for (const { x, y, stdX, stdY } of law.modes) {
    context.beginPath();
    const centre = [(x + DRAWING_EXTENT) * scale, (DRAWING_EXTENT - y) * scale] as const;
    context.ellipse(...centre, 2 * stdX * scale, 2 * stdY * scale, 0, 0, 2 * Math.PI);
    context.stroke();
  }
  context.setLineDash([]);
}

/** The square to paint on, with mouse, touch or pen; shows the points and modes that come of it. */
export function DrawingCanvas({ label, dabs, tool, radius, law, points, onStroke }: DrawingCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const cursor = useRef<HTMLDivElement>(null);
  const stroke = useRef<Dab[] | null>(null);
  const theme = usePrefs((prefs) => prefs.theme);

  const paint = (extra: readonly Dab[] = []): void => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const size = Math.round(element.clientWidth * window.devicePixelRatio);
    if (element.width !== size || element.height !== size) {
      element.width = size;
      element.height = size;
    }
    const style = getComputedStyle(element);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    context.clearRect(0, 0, size, size);
    paintDabs(context, [...dabs, ...extra], size, colour('--real-soft'));
    if (law && points && extra.length === 0) {
      paintLaw(context, law, points, size, { real: colour('--real'), ink: colour('--ink') });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture depends on exactly these
  useEffect(() => paint(), [dabs, law, points, theme]);

  const dabAt = (event: { clientX: number; clientY: number }): Dab => {
    const box = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
    const at = toData((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    return { ...at, radius, ...(tool === 'eraser' && { erase: true }) };
  };
  const follow = (event: PointerEvent): void => {
    const box = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
    cursor.current?.style.setProperty(
      'transform',
      `translate(${event.clientX - box.left}px, ${event.clientY - box.top}px)`,
    );
  };
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = [dabAt(event)];
    paint(stroke.current);
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    follow(event);
    const current = stroke.current;
    if (!current) return;
    const samples = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const sample of samples.length > 0 ? samples : [event.nativeEvent]) {
      current.push(...lineOfDabs(current.at(-1) as Dab, dabAt(sample)));
    }
    paint(current);
  };
  const finish = (): void => {
    if (stroke.current) onStroke(stroke.current);
    stroke.current = null;
  };

  return (
    <div className="data-canvas">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        data-testid="drawing"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={finish}
        onPointerCancel={finish}
      />
      <div ref={cursor} className="data-cursor" aria-hidden="true">
        <i style={{ width: `${(100 * radius) / DRAWING_EXTENT}%` }} />
      </div>
    </div>
  );
}
