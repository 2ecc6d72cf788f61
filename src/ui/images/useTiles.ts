import { useEffect, useState } from 'react';
import type { Frame } from '../../train/frame.ts';
import { useStores } from '../hooks.ts';
import { readPalette, watchPalette } from '../stage/palette.ts';
import { type Ramp, rampOf } from './pixels.ts';

/** The newest frame that has tiles, at most every `everyMs`: for the few words and small pictures that React draws. */
export function useTileFrame(everyMs: number): Frame | null {
  const { frame: frames } = useStores();
  const [frame, setFrame] = useState(frames.get);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      setFrame(frames.get());
    };
    show();
    const stop = frames.subscribe(() => {
      timer ??= setTimeout(show, everyMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [everyMs, frames]);
  return frame?.tiles ? frame : null;
}

const rampNow = (): Ramp => {
  const { raised, ink } = readPalette();
  return rampOf(raised, ink);
};

/** Paper and ink of grey pixels in the current theme. */
export function useRamp(): Ramp {
  const [ramp, setRamp] = useState(rampNow);
  useEffect(() => watchPalette(({ raised, ink }) => setRamp(rampOf(raised, ink))), []);
  return ramp;
}
