import type { ImageSet } from '../../data/images/imageSet.ts';

/** Whether a judge can learn from a set: it needs labels of at least two kinds, and images of one channel. */
export const isJudgeable = ({ labels, classes, channels }: ImageSet): boolean =>
  labels !== null && classes.length > 1 && channels === 1;
