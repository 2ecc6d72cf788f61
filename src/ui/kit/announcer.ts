import { createStore } from 'zustand/vanilla';

/** What assistive technology is told next. The counter lets the same words be said twice. */
export const announcements = createStore<{ readonly message: string; readonly count: number }>()(() => ({
  message: '',
  count: 0,
}));

/** Says a sentence politely, without moving focus. */
export function announce(message: string): void {
  announcements.setState(({ count }) => ({ message, count: count + 1 }));
}
