import type { ReadingId, RunId, Script } from '../../experiment/demos/contract.ts';
import type { Moment } from '../../experiment/demos/playback.ts';
import { readingText } from '../../experiment/demos/readings.ts';
import { useLanguage, useT } from '../hooks.ts';
import { Numeral } from '../readout/Numeral.tsx';

interface BigNumberProps {
  readonly demo: Script;
  readonly id: RunId;
  readonly moment: Moment;
}

/** The number of the scene, or of the last one that had one. */
export const numberOf = (demo: Script, at: number): ReadingId | undefined =>
  demo.scenes.slice(0, at + 1).findLast(({ number }) => number)?.number;

/** The one big number of a run. That of modes has the ink of the share of points on them. */
export function BigNumber({ demo, id, moment }: BigNumberProps) {
  const t = useT();
  const language = useLanguage();
  const reading = numberOf(demo, moment.at);
  const run = moment.runs[id];
  if (!reading || !run) return null;
  const value = readingText(reading, run, language, demo.names);
  const total = readingText('total', run, language);
  const held = run.metrics.strictModes;
  return (
    <p className="demo-number" data-reading={reading} data-testid={`demo-number-${id}`}>
      {reading === 'held' && typeof held === 'number' ? (
        <>
          <span className="visually-hidden">{value}</span>
          <Numeral count={held} share={run.metrics.highQuality ?? null} perfect={undefined} />
        </>
      ) : (
        <b>{value}</b>
      )}
      <span>{t(`demos.numbers.${reading}`, { total })}</span>
    </p>
  );
}
