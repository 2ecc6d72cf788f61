import { useLayoutEffect, useRef } from 'react';
import type { Picture } from '../../store/savedRuns.ts';

/** What the stage of a kept run looked like; an empty frame where nothing was painted. Decoration: the words beside it say more. */
export function RunPicture({ picture }: { readonly picture: Picture | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (!picture) return;
    const { pixels, width, height } = picture;
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [picture]);
  return (
    <span className="runs-picture" aria-hidden="true">
      <canvas ref={canvas} width={picture?.width ?? 144} height={picture?.height ?? 108} />
    </span>
  );
}
