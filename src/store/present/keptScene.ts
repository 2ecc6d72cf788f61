import type { DemoRun } from '../demo/demoStore.ts';

const NAME = 'modescope.scene';

/** Keeps the scene of a demo on the wall for a reload of its window; a window without storage begins anew. Returns how to stop. */
export const keepScene = (id: string, { store }: DemoRun): (() => void) =>
  store.subscribe(({ moment: { at, state } }, { moment: before }) => {
    // While scenes before it pass again, it is still where it was.
    if (at === before.at || state === 'opening') return;
    try {
      sessionStorage.setItem(NAME, `${id} ${at}`);
    } catch {
      // Begins anew.
    }
  });

/** The scene at which the demo stood when the window was left; 0 if that was another one. */
export function keptScene(id: string | undefined): number {
  try {
    const [of, at] = (sessionStorage.getItem(NAME) ?? '').split(' ');
    return of === id && id !== undefined ? Math.max(0, Math.trunc(Number(at)) || 0) : 0;
  } catch {
    return 0;
  }
}
