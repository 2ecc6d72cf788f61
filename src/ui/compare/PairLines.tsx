import { ARMS, type Arm, type Pair } from '../../store/pairStore.ts';
import { RunContext } from '../hooks.ts';
import { Letter } from '../kit/Letter.tsx';
import { Notices, Refusal } from '../shell/Notices.tsx';
import { OfArm } from './OfArm.tsx';

/** What is said of one of two runs, with its letter. */
function ArmLines({ arm }: { readonly arm: Arm }) {
  return (
    <div className="compare-lines">
      <Letter arm={arm} />
      <Notices />
      <OfArm arm={arm}>
        <Refusal />
      </OfArm>
    </div>
  );
}

/** Remarks on the link of two runs, which stand with the first, and why a run could not follow its settings. */
export function PairLines({ pair }: { readonly pair: Pair }) {
  return ARMS.map((arm) => (
    <RunContext key={arm} value={pair[arm]}>
      <ArmLines arm={arm} />
    </RunContext>
  ));
}
