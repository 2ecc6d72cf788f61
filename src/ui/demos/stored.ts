import type { DemoResult } from '../../experiment/demos/results.ts';

/** What became of every demo over seeds that it was not written with, as `npm run experiment -- --suite demos` stored it. */
export const storedDemos: readonly DemoResult[] = Object.values(
  import.meta.glob<readonly DemoResult[]>('../../../docs/results/demos.json', { import: 'default', eager: true }),
).flat();
