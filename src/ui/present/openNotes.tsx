import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { demos } from '../../i18n/demos.ts';
import { addTexts } from '../../i18n/index.ts';
import { present } from '../../i18n/present.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { linkNotes } from '../../store/present/notesLink.ts';
import { applyLanguage } from '../shell/LanguageSwitch.tsx';
import { NotesPage } from './NotesPage.tsx';

addTexts({ present, demos });

/** The window of whoever speaks, in the place of the page; its address names the channel to the window that the room sees. */
export function openNotes(root: Root): void {
  const id = new URLSearchParams(location.search).get('notes') ?? '';
  const { language } = prefsStore.getState();
  applyLanguage(language);
  document.title = present.notes.title[language];
  const link = linkNotes(id);
  addEventListener('pagehide', link.end);
  root.render(
    <StrictMode>
      <NotesPage link={link} />
    </StrictMode>,
  );
}
