import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { NO_LOCKS } from './experiment/locks.ts';
import { findMethod } from './methods/index.ts';
import { provideAutomation } from './store/automation.ts';
import { followLink } from './store/engineChoice.ts';
import { createLinkSync } from './store/linkSync.ts';
import { pairStore } from './store/pairStore.ts';
import { prefsStore } from './store/prefsStore.ts';
import { createRunStores } from './store/runStores.ts';
import { provideSession, session } from './store/session.ts';
import { createSession } from './store/sessionController.ts';
import { provideLink } from './store/toggleCompare.ts';
import { followVisits } from './store/visits.ts';
import { App } from './ui/App.tsx';
import { fetchColumn } from './ui/controls/columnAhead.ts';
import { fetchLabWords } from './ui/labWords.ts';
import { applyTheme } from './ui/shell/theme.ts';
import './ui/theme.css';

const stores = createRunStores();
const link = createLinkSync({
  first: () => pairStore.getState().pair?.a.stores.experiment ?? session().stores.experiment,
  twin: () => pairStore.getState().pair?.b.stores.experiment ?? null,
});
let asked = await link.read();
followLink(asked.engine);
if (asked.language) prefsStore.getState().set({ language: asked.language });
applyTheme(prefsStore.getState().theme);

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);

// The window of whoever speaks has runs of its own, which follow those of the window that a room sees.
if (/[?&]notes=/.test(location.search)) {
  (await import('./ui/present/openNotes.tsx')).openNotes(root);
  // Nothing of the page is begun here.
  await new Promise(() => {});
}

/** In somebody's page there is a poster until it is clicked, and a figure then. */
const embed = /[?&]embed=1\b/.test(location.search) ? await import('./ui/embed/openFigure.tsx') : null;
if (embed) asked = await embed.poster(asked, root);

const first = createSession({ link: embed ? embed.quiet(link) : link, stores });
provideSession(first);
provideLink(link);
provideAutomation(link);
const { experiment, preset, notices, locks = NO_LOCKS } = asked;
stores.experiment.setState({ experiment, preset, notices, locks });
followVisits(link);
void first.start();
// The second run of a link is there before anybody can press Play.
if (asked.twin && !embed) void (await import('./store/compare.ts')).openPair(first, link, asked.twin);

/** How long the first picture of the page waits for its controls and the words of its lab, ms: they come at the same time as this script, or later than anybody waits. */
const AHEAD_MS = 250;
const { lab } = findMethod(experiment.method.id);
await Promise.race([
  Promise.all([embed ?? fetchColumn().catch(() => undefined), fetchLabWords(lab)]),
  new Promise((resolve) => setTimeout(resolve, AHEAD_MS)),
]);

root.render(<StrictMode>{embed ? embed.figure() : <App />}</StrictMode>);
