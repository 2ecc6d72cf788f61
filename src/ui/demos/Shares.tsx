import type { Script } from '../../experiment/demos/contract.ts';
import type { Moment } from '../../experiment/demos/playback.ts';
import type { Measured } from '../../experiment/demos/readings.ts';
import { wholePercent } from '../../i18n/format.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { BigNumber } from './BigNumber.tsx';

/** Bars are as long as this many fair shares at most. */
const LONGEST = 4;

interface Row {
  readonly name: string;
  readonly share: number;
  readonly target: number;
  readonly isHeld: boolean;
}

/** Shares of modes by their names, or of classes, as they were measured when the sentence was told. */
function useRows(demo: Script, run: Measured | undefined): readonly Row[] {
  const say = useSay();
  if (!demo.names && run?.classShares) {
    return run.classShares.map(({ share, target, captured }, i) => {
      const name = run.classes?.[i];
      return { name: name ? say(name) : String(i), share, target, isHeld: captured };
    });
  }
  return (run?.shares ?? []).map(({ share, target, strict }, i) => ({
    name: demo.names?.[i] ? say(demo.names[i]) : String(i + 1),
    share,
    target,
    isHeld: strict,
  }));
}

/** The number of the only run, and how its points are shared out. */
export function Shares({ demo, moment }: { readonly demo: Script; readonly moment: Moment }) {
  const t = useT();
  const language = useLanguage();
  const rows = useRows(demo, moment.runs.a);
  const longest = Math.max(...rows.map(({ target }) => LONGEST * target), ...rows.map(({ share }) => share));
  return (
    <>
      <BigNumber demo={demo} id="a" moment={moment} />
      {rows.length > 0 && moment.at > 0 && (
        <ul className="demo-shares">
          {rows.map(({ name, share, target, isHeld }) => (
            <li key={name} data-held={isHeld}>
              <span>{name}</span>
              <i aria-hidden="true">
                <b style={{ width: `${(100 * (isHeld ? share : target)) / longest}%` }} />
                <u style={{ left: `${(100 * target) / longest}%` }} />
              </i>
              <em>{isHeld ? `${wholePercent(share, language)}\u00a0%` : t('demos.gone')}</em>
            </li>
          ))}
          <li className="demo-fair">{t('demos.fair')}</li>
        </ul>
      )}
    </>
  );
}
