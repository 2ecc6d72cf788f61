import './words.ts';
import './compare.css';
import './measures.css';
import { ARMS, type Pair } from '../../store/pairStore.ts';
import { Charts } from '../charts/Charts.tsx';
import { ImageGauges } from '../classes/ImageGauges.tsx';
import { RunContext, useT } from '../hooks.ts';
import { Letter } from '../kit/Letter.tsx';
import { Gauges } from '../readout/Gauges.tsx';
import { ReadOutPart } from '../readout/Headline.tsx';
import { MoreMeasurements } from '../readout/MoreMeasurements.tsx';
import { ReadOut } from '../readout/ReadOut.tsx';
import { useModes, useNoiseFloor } from '../readout/useNoiseFloor.ts';
import { useShowsImages } from '../space.ts';

/** Shares and gauges of one run. */
function ArmMeasurements() {
  const floor = useNoiseFloor();
  const hasModes = useModes().length > 0;
  const showsImages = useShowsImages();
  return (
    <>
      <ReadOutPart value="bars">
        <ReadOut />
      </ReadOutPart>
      {hasModes && <Gauges floor={floor} />}
      {showsImages && <ImageGauges floor={floor} />}
    </>
  );
}

/** All that is measured of two runs: one above the other, and their charts over each other. */
export function CompareMeasurements({ pair }: { readonly pair: Pair }) {
  const t = useT();
  return (
    <div className="compare-measures">
      {ARMS.map((arm) => (
        <RunContext key={arm} value={pair[arm]}>
          <section
            className="compare-measured"
            data-arm={arm}
            aria-label={t('compare.arm', { arm: arm.toUpperCase() })}
          >
            <Letter arm={arm} />
            <ArmMeasurements />
          </section>
        </RunContext>
      ))}
      <p className="compare-strips">
        {t('compare.strips')} <MoreMeasurements />
      </p>
      <RunContext value={pair.a}>
        <div className="shell-charts">
          <Charts />
        </div>
      </RunContext>
    </div>
  );
}
