import { prefsStore, type Theme } from '../../store/prefsStore.ts';

const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Puts the resolved theme on `<html data-theme>`. Called before the first paint, so that nothing flashes. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme === 'auto' ? (dark().matches ? 'dark' : 'light') : theme;
}

/** Keeps the page in step with the preference and with the device until the returned function is called. */
export function followTheme(): () => void {
  const apply = () => applyTheme(prefsStore.getState().theme);
  const query = dark();
  query.addEventListener('change', apply);
  const stop = prefsStore.subscribe(apply);
  apply();
  return () => {
    query.removeEventListener('change', apply);
    stop();
  };
}

/** The theme after this one when the button is pressed: auto, light, dark, auto, … */
export function nextTheme(theme: Theme): Theme {
  return theme === 'auto' ? 'light' : theme === 'light' ? 'dark' : 'auto';
}
