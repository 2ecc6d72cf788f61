import { lazy, Suspense } from 'react';
import { useShowsImages } from '../space.ts';
import { Stage } from './Stage.tsx';

const ImageStage = lazy(() => import('../images/ImageStage.tsx').then((module) => ({ default: module.ImageStage })));

/** The main picture: a map of the plane, or a board of images. */
export function AnyStage() {
  return useShowsImages() ? (
    <Suspense fallback={<div className="stage" />}>
      <ImageStage />
    </Suspense>
  ) : (
    <Stage />
  );
}
