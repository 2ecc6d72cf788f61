import './words.ts';
import '../caption/caption.css';
import './compare.css';
import './narrow.css';
import { ARMS, type Arm, type Pair } from '../../store/pairStore.ts';
import { useCaption } from '../caption/useCaption.ts';
import { useFit } from '../caption/useFit.ts';
import { RunContext, useT } from '../hooks.ts';
import { Letter } from '../kit/Letter.tsx';
import { ReadOutPart } from '../readout/Headline.tsx';
import { ReadOut } from '../readout/ReadOut.tsx';
import { StagePlates } from '../shell/StagePlates.tsx';
import { AnyStage } from '../stage/AnyStage.tsx';
import { CompareBar } from './CompareBar.tsx';
import { DifferenceCaption } from './DifferenceCaption.tsx';
import { OfArm } from './OfArm.tsx';
import { PairLines } from './PairLines.tsx';

/** What is said of one run alone. */
function ArmCaption({ arm }: { readonly arm: Arm }) {
  const { id, sentence } = useCaption(false);
  const text = useFit(sentence, '');
  return (
    <div className="compare-caption" data-testid={`caption-${arm}`} data-caption={id}>
      <Letter arm={arm} />
      <p ref={text}>{sentence}</p>
    </div>
  );
}

/** One of the two: its figure, its stage, and what is said of it. */
function ArmColumn({ arm }: { readonly arm: Arm }) {
  const t = useT();
  return (
    <section
      className="compare-arm"
      data-stage-room=""
      data-arm={arm}
      data-testid={`arm-${arm}`}
      aria-label={t('compare.arm', { arm: arm.toUpperCase() })}
    >
      <div className="compare-head" data-covers="">
        <Letter arm={arm} />
        <ReadOutPart value="figure">
          <ReadOut />
        </ReadOutPart>
      </div>
      <div className="compare-stage">
        <AnyStage />
        <OfArm arm={arm}>
          <StagePlates />
        </OfArm>
      </div>
      <ArmCaption arm={arm} />
    </section>
  );
}

/** Two runs side by side, in place of the one stage: what they differ in, both of them, and what comes of the difference. */
export function CompareMiddle({ pair }: { readonly pair: Pair }) {
  return (
    <div className="compare" data-testid="compare">
      <PairLines pair={pair} />
      <CompareBar pair={pair} />
      <div className="compare-arms">
        {ARMS.map((arm) => (
          // Swapped runs take their stages along.
          <RunContext key={arm} value={pair[arm]}>
            <ArmColumn arm={arm} />
          </RunContext>
        ))}
      </div>
      <DifferenceCaption pair={pair} />
    </div>
  );
}
