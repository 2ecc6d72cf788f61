import { formatCount } from '../../i18n/format.ts';
import type { Language } from '../../schema/text.ts';
import type { Rival } from '../../train/instruments/race.ts';

/** What the field calls the rivals, in any language. */
export const RIVAL_NAMES: Readonly<Record<Rival['kind'], string>> = { ula: 'ULA', mala: 'MALA', hmc: 'HMC' };

/** Their order. */
export const RIVALS = Object.keys(RIVAL_NAMES) as readonly Rival['kind'][];

/** A budget between those that were measured, to two figures. */
export const budgetText = (budget: number, language: Language): string =>
  formatCount(Number(budget.toPrecision(2)), language);
