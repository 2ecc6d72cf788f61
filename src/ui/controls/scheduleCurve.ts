import type { Experiment } from '../../experiment/experiment.ts';
import { clamp } from '../../math/clamp.ts';
import { bandwidthAt } from '../../train/schedule.ts';

type Smoothing = Experiment['smoothing'];

/** Window of the curve: steps 0…steps, bandwidth 0…top. */
export interface CurveWindow {
  readonly steps: number;
  readonly top: number;
}

/** Room beyond the end of annealing, so that its handle can be pulled to the right, and above the larger bandwidth. */
export function windowOf({ bandwidth, end, duration, from, schedule }: Smoothing): CurveWindow {
  return {
    steps: from + duration * 1.15,
    top: 1.12 * (schedule === 'constant' ? bandwidth : Math.max(bandwidth, end)),
  };
}

const POINTS = 96;

/** SVG path of the bandwidth in a box of 100 × 100, y downwards. Corners of the stepped shape stay corners. */
export function curvePath(smoothing: Smoothing, { steps, top }: CurveWindow): string {
  const on = { ...smoothing, on: true };
  const height = (step: number): number => 100 * (1 - Math.min(1.2, bandwidthAt(on, step) / top));
  const parts: string[] = [];
  for (let i = 0; i <= POINTS; i++) {
    const step = (i / POINTS) * steps;
    const x = (100 * i) / POINTS;
    const y = height(step).toFixed(2);
    if (i === 0) parts.push(`M0 ${y}`);
    else parts.push(smoothing.schedule === 'step' ? `H${x.toFixed(2)}V${y}` : `L${x.toFixed(2)} ${y}`);
  }
  return parts.join('');
}

/** Height 0…1 (from below) of the curve at a step, for a dot or a handle on it. */
export function heightAt(smoothing: Smoothing, { top }: CurveWindow, step: number): number {
  return Math.min(1, bandwidthAt({ ...smoothing, on: true }, step) / top);
}

const round = (value: number): number => Number(value.toPrecision(value >= 100 ? 3 : 2));

/** Bandwidth under a pointer at a height 0…1 of the window (beyond 1: more), rounded to what a hand can place. */
export function bandwidthUnder({ top }: CurveWindow, height: number, min: number, max: number): number {
  return clamp(round(Math.max(height * top, min)), min, max);
}

/** Step under a pointer at a share 0…1 of the window's width (beyond 1: later). */
export function stepUnder({ steps }: CurveWindow, share: number, min: number, max: number): number {
  return clamp(Math.round(round(Math.max(share * steps, min))), min, max);
}
