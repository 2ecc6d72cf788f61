import type { DemoRun } from '../../store/demo/demoStore.ts';
import { present } from '../../store/present/present.ts';
import type { WallAct } from '../../store/present/wallKeys.ts';
import { wallId } from '../../store/present/wallLink.ts';
import { wallStore } from '../../store/present/wallStore.ts';
import { session } from '../../store/session.ts';

export type WallVerbs = (act: WallAct) => void;

/** Full screen and back; where the browser refuses, the window stays as it is. */
function toggleFull(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}

function exit(): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  wallStore.setState({ isBlank: false, isSpot: false, isQr: false, isBlocked: false });
  present(false);
}

/** The window of whoever speaks; where the browser opens none, the wall says so. */
function openNotes(): void {
  const url = new URL(location.href);
  url.search = `?notes=${wallId()}`;
  const opened = window.open(url, 'modescope-notes', 'popup,width=1280,height=720');
  wallStore.setState({ isBlocked: opened === null });
}

/** What acts do to a demo, or to the run of the playground: there a clicker plays and pauses, and goes back to the beginning. */
export function wallVerbs(demo: DemoRun | null): WallVerbs {
  const toggle = (key: 'isBlank' | 'isSpot' | 'isQr') => () =>
    wallStore.setState({ [key]: !wallStore.getState()[key] });
  const verbs: Readonly<Record<WallAct['verb'], (act: WallAct) => void>> = {
    next: () => (demo ? demo.next() : session().toggle()),
    back: () => (demo ? demo.goTo(demo.store.getState().moment.at - 1) : void session().reset()),
    hold: () => (demo ? demo.toggle() : session().toggle()),
    scene: ({ scene = 0 }) => demo?.goTo(scene),
    blank: toggle('isBlank'),
    spot: toggle('isSpot'),
    qr: toggle('isQr'),
    notes: openNotes,
    full: toggleFull,
    exit,
  };
  return (act) => verbs[act.verb](act);
}
