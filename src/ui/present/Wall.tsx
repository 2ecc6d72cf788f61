import './wall.css';
import './wallDemo.css';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { DEMOS } from '../../experiment/demos/index.ts';
import { demos as demoWords } from '../../i18n/demos.ts';
import { addTexts } from '../../i18n/index.ts';
import { present as words } from '../../i18n/present.ts';
import type { DemoRun } from '../../store/demo/demoStore.ts';
import { pageStore } from '../../store/pageStore.ts';
import { keepScene, keptScene } from '../../store/present/keptScene.ts';
import { presentStore } from '../../store/present/presentStore.ts';
import { actOfPress } from '../../store/present/wallKeys.ts';
import { linkWall, wallId } from '../../store/present/wallLink.ts';
import { wallStore } from '../../store/present/wallStore.ts';
import { DemoPlayer } from '../demos/DemoPlayer.tsx';
import { usePage, useT } from '../hooks.ts';
import { LiveRegion } from '../shell/LiveRegion.tsx';
import { Overlays } from './Overlays.tsx';
import { RunWall } from './RunWall.tsx';
import { wallVerbs } from './wallVerbs.ts';

addTexts({ present: words, demos: demoWords });

/** Letters of a room: everything that is measured by them grows with the window, twice the page's at 1280 × 720. */
function useRoomType(): void {
  useEffect(() => {
    document.documentElement.dataset.present = '';
    // Drawings read the size of letters when the window changes.
    dispatchEvent(new Event('resize'));
    return () => {
      delete document.documentElement.dataset.present;
      dispatchEvent(new Event('resize'));
    };
  }, []);
}

/** What a room sees: a demo, or the run of the playground; read from eight metres, driven by a clicker. */
export function Wall() {
  const t = useT();
  const page = usePage();
  const path = useStore(pageStore, (place) => place.path);
  const demo = page === 'demos' ? DEMOS.find(({ id }) => id === path) : undefined;
  const [played, setPlayed] = useState<DemoRun | null>(null);
  const [scene] = useState(() => (demo && presentStore.getState().scene) || keptScene(demo?.id));
  useEffect(() => (demo && played ? keepScene(demo.id, played) : undefined), [demo, played]);
  const verbs = useMemo(() => wallVerbs(demo ? played : null), [demo, played]);
  useRoomType();
  const demoId = demo?.id ?? null;
  useEffect(() => {
    // A demo begins a moment after it is shown.
    if (demoId !== null && !played) return;
    return linkWall({ id: wallId(), demoId, demo: played, act: verbs });
  }, [demoId, played, verbs]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = actOfPress(event);
      if (!act) return;
      event.preventDefault();
      verbs(act);
    };
    const point = ({ clientX, clientY }: PointerEvent): void => {
      if (wallStore.getState().isSpot) wallStore.setState({ spot: [clientX / innerWidth, clientY / innerHeight] });
    };
    addEventListener('keydown', press);
    addEventListener('pointermove', point);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('pointermove', point);
    };
  }, [verbs]);
  return (
    <main className="wall" aria-label={t('present.wall')} data-testid="wall" data-demo={demo ? true : undefined}>
      {demo ? <DemoPlayer demo={demo} from={scene} onRun={setPlayed} isShown /> : <RunWall />}
      <Overlays verbs={verbs} />
      <LiveRegion />
    </main>
  );
}
