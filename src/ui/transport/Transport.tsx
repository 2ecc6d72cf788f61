import './transport.css';
import './popover.css';
import './narrow.css';
import { Dice5, Pause, Play, RotateCcw, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { session } from '../../store/session.ts';
import { useHold, useRun, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { EngineBadge } from './EngineBadge.tsx';
import { SpeedSlider } from './SpeedSlider.tsx';
import { StepCounter } from './StepCounter.tsx';
import { StepMenu } from './StepMenu.tsx';

/** Play and Pause. It takes a press as soon as it is drawn: what is asked for before the run is there happens when it is. */
function PlayButton() {
  const t = useT();
  const isAwaited = useRun((run) => run.isPlayAwaited);
  const running = useRun((run) => run.status.state === 'running') || isAwaited;
  const Icon = running ? Pause : Play;
  return (
    <Button
      className="transport-play"
      data-testid="play"
      data-running={running}
      data-awaited={isAwaited || undefined}
      onPress={() => session().toggle()}
    >
      <Icon size={rem(18)} fill="currentColor" strokeWidth={running ? 0 : 2} aria-hidden />
      <span className="transport-play-text">
        <span data-shown={!running}>{t('shell.transport.play')}</span>
        <span data-shown={running}>{t('shell.transport.pause')}</span>
      </span>
    </Button>
  );
}

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
