import './embed.css';
import type { Root } from 'react-dom/client';
import type { DecodedLink } from '../../experiment/link.ts';
import { embed } from '../../i18n/embed.ts';
import { addTexts } from '../../i18n/index.ts';
import type { Automation } from '../../store/automation.ts';
import { createDesk } from '../../store/embed/desk.ts';
import { embedVerbs } from '../../store/embed/verbs.ts';
import type { LinkSync } from '../../store/linkSync.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { session } from '../../store/session.ts';
import { applyLanguage } from '../shell/LanguageSwitch.tsx';
import { Figure } from './Figure.tsx';
import { followHeight } from './height.ts';
import { Poster } from './Poster.tsx';

addTexts({ embed });

/** Scripts may change what hands may not: a figure has no controls. */
const LOCKED = { hide: [], lock: ['all'] };

let open: () => void = () => {};
const clicked = new Promise<void>((resolve) => {
  open = resolve;
});
let started: (automation: Automation) => void = () => {};
const ready = new Promise<Automation>((resolve) => {
  started = resolve;
});
let isOpen = false;
let wantsPlay = false;

const opened = async (): Promise<Automation> => {
  open();
  const automation = await ready;
  await session().settled();
  return automation;
};

/** The poster of a figure, until a hand or the page around it opens it. */
export async function poster(asked: DecodedLink, root: Root): Promise<DecodedLink> {
  applyLanguage(prefsStore.getState().language);
  const tellHeight = (): void => desk.tell('height', followHeight.height());
  const desk = createDesk(
    window.parent,
    embedVerbs(() => isOpen, opened),
    tellHeight,
  );
  // Opened by itself rather than in a frame, there is nobody to talk to.
  if (window.parent !== window) addEventListener('message', (event) => void desk.receive(event));
  followHeight.start(tellHeight);
  void ready.then(() => follow(desk.tell));
  const press = (): void => {
    wantsPlay = true;
    open();
  };
  root.render(<Poster asked={asked} onPlay={press} />);
  await clicked;
  isOpen = true;
  return { ...asked, locks: LOCKED };
}

/** Tells the page around the figure what becomes of the run. */
function follow(tell: (event: string, data: unknown) => void): void {
  session().stores.run.subscribe((now, before) => {
    if (now.status !== before.status) tell('status', now.status);
    if (now.evaluation && now.evaluation !== before.evaluation) tell('evaluation', now.evaluation);
  });
}

/** The address of a frame is nobody's history: Back belongs to the page around it. */
export const quiet = (link: LinkSync): LinkSync => ({ ...link, write: () => link.write('replace'), settle() {} });

/** The figure in the place of its poster; plays if a hand has opened it. */
export function figure() {
  if (wantsPlay) session().play();
  if (window.modescope) started(window.modescope);
  return <Figure />;
}
