import { useEffect, useState } from 'react';
import type { FormulaReader } from '../../data/formula/reading.ts';
import { formula } from '../../data/formula.ts';

/** What reads formulas: null until it is there, and the word `missing` where it cannot be fetched. */
export function useFormulaReader(): FormulaReader | null | 'missing' {
  const [reader, setReader] = useState<{ readonly read: FormulaReader } | null | 'missing'>(null);
  useEffect(() => {
    let isHere = true;
    formula.prepare?.().then(
      ({ readFormula }) => isHere && readFormula && setReader({ read: readFormula }),
      () => isHere && setReader('missing'),
    );
    return () => {
      isHere = false;
    };
  }, []);
  return reader === null || reader === 'missing' ? reader : reader.read;
}
