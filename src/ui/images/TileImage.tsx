import { useEffect, useRef } from 'react';
import type { Tiles } from '../../train/frame.ts';
import { writeTile } from './pixels.ts';
import { useRamp } from './useTiles.ts';

interface TileImageProps {
  readonly tiles: Tiles;
  readonly index: number;
  /** Absent for a picture that the words beside it describe. */
  readonly label?: string;
  readonly className?: string;
}

/** One tile, pixel by pixel; the style sheet enlarges it with hard edges. */
export function TileImage({ tiles, index, label, className = 'tile-image' }: TileImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ramp = useRamp();
  const { width, height } = tiles;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || index >= tiles.count) return;
    const image = context.createImageData(width, height);
    writeTile(tiles, index, ramp, image.data, 0, width);
    context.putImageData(image, 0, 0);
  }, [tiles, index, ramp, width, height]);
  return (
    <canvas
      ref={canvas}
      className={className}
      width={width}
      height={height}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
