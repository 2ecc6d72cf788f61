import type { Language } from '../../schema/text.ts';

const DAY_MS = 86_400_000;
const LOCALES: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };

const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** A moment of the past as people say it: `today, 14:05`, `yesterday, 9:12`, `3 November, 18:40`. */
export function when(time: number, now: number, language: Language): string {
  const locale = LOCALES[language];
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(time);
  const days = Math.round((midnight(time) - midnight(now)) / DAY_MS);
  const day =
    days >= -1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.min(0, days), 'day')
      : new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(time);
  return language === 'ja' ? `${day} ${clock}` : `${day}, ${clock}`;
}
