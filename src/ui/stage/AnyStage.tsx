import { lazy, Suspense, useEffect } from 'react';
import { useLab } from '../hooks.ts';
import { fetchLabWords } from '../labWords.ts';
import { useShowsImages } from '../space.ts';
import { Stage } from './Stage.tsx';

const ImageStage = lazy(() => import('../images/ImageStage.tsx').then((module) => ({ default: module.ImageStage })));

/** The main picture: a map of the plane, or a board of images. */
export function AnyStage() {
  const lab = useLab();
  // Every run has a stage, so every lab that is on the page gets its words here.
  useEffect(() => void fetchLabWords(lab), [lab]);
  return useShowsImages() ? (
    <Suspense fallback={<div className="stage" />}>
      <ImageStage />
    </Suspense>
  ) : (
    <Stage />
  );
}
