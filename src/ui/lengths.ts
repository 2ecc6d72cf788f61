import { useMemo } from 'react';
import { type Original, ownLength, ownSlope } from '../i18n/lengths.ts';
import { typeset } from '../i18n/typeset.ts';
import type { Text } from '../schema/text.ts';
import { LENGTH, PER_LENGTH, unitFor } from '../schema/units.ts';
import { useLanguage, useRun } from './hooks.ts';

interface Units {
  /** How a unit is called for the data in use. */
  unit(unit: Text): string;
  /** A value of such a unit in those of the person's own table; null for other units, and for data that have no others. */
  own(value: number, unit?: Text): string | null;
  /** A written length with its unit. */
  withUnit(written: string): string;
  readonly original: Original | null;
}

/** The one place that spells lengths out in both systems of units: standard deviations, and the columns of one's own table. */
export function useUnits(): Units {
  const language = useLanguage();
  const original = useRun(({ law }) => law?.original ?? null);
  return useMemo(
    () => ({
      original,
      unit: (unit) => typeset(unitFor(unit, original !== null)[language], language),
      withUnit: (written) => `${written} ${unitFor(LENGTH, original !== null)[language]}`,
      own(value, unit = LENGTH) {
        if (original === null || !Number.isFinite(value)) return null;
        if (unit === LENGTH) return ownLength(value, original, language);
        return unit === PER_LENGTH ? ownSlope(value, original, language) : null;
      },
    }),
    [language, original],
  );
}
