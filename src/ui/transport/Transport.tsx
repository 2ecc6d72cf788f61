import './transport.css';
import './popover.css';
import './narrow.css';
import { Dice5, RotateCcw, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { session } from '../../store/session.ts';
import { useHold, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { EngineBadge } from './EngineBadge.tsx';
import { PlayButton } from './PlayButton.tsx';
import { SpeedSlider } from './SpeedSlider.tsx';
import { StepCounter } from './StepCounter.tsx';
import { StepMenu } from './StepMenu.tsx';

/** Play, steps, reset, seed, speed, step counter and engine in one bar. */
export function Transport({ phone }: { readonly phone: boolean }) {
  const t = useT();
  const seed = useHold('seed');
  const [runTo, setRunTo] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element means a bar of controls
    <div className="transport-bar" role="group" aria-label={t('shell.regions.transport')}>
      <PlayButton />
      <div className="transport-steps">
        <IconButton
          label={t('shell.transport.step')}
          keys="→"
          data-testid="step"
          onPress={() => session().step('step')}
        >
          <SkipForward size={rem(18)} />
        </IconButton>
        <StepMenu onRunTo={() => setRunTo(true)} />
      </div>
      <IconButton
        label={t('shell.transport.reset')}
        className="transport-reset"
        keys="R"
        data-testid="reset"
        onPress={() => session().reset()}
      >
        <RotateCcw size={rem(18)} />
      </IconButton>
      {!phone && seed !== 'hidden' && (
        <IconButton
          label={t('shell.transport.newSeed')}
          isDisabled={seed === 'locked'}
          className="transport-seed"
          keys="S"
          data-testid="new-seed"
          onPress={() => session().newSeed()}
        >
          <Dice5 size={rem(18)} />
        </IconButton>
      )}
      {!phone && <SpeedSlider />}
      <StepCounter open={runTo} onOpenChange={setRunTo} />
      <EngineBadge />
    </div>
  );
}
