import { ChevronDown } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { LabId } from '../../methods/contract.ts';
import { criticOf, findMethod } from '../../methods/index.ts';
import { session } from '../../store/session.ts';
import type { StepUnit } from '../../worker/protocol.ts';
import { useExperiment, useHold, useLab, useRun, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { BACK_STEPS } from '../shell/shortcuts.ts';
import { rem } from '../typeScale.ts';

/** Smaller steps, by lab. */
const UNITS: Readonly<Record<LabId, readonly StepUnit[]>> = {
  gan: ['critic', 'generator', 'stage'],
  sampler: ['score', 'generator', 'stage'],
  particles: ['stage'],
  layers: ['stage'],
};

interface StepMenuProps {
  readonly onRunTo: () => void;
}

/** Smaller and larger steps than one, and what a narrow bar has no room for. */
export function StepMenu({ onRunTo }: StepMenuProps) {
  const t = useT();
  /** A method without a critic or a score network has no step of it, a frozen generator none of its own. */
  const lacking = useExperiment(({ experiment: { method, training } }) => {
    const declared = findMethod(method.id);
    if (declared.lab === 'sampler' && declared.learns === 'nothing') return 'score';
    if (criticOf(method.id) === undefined) return null;
    if (criticOf(method.id) === 'none') return 'critic';
    return training.freeze === 'off' ? null : 'generator';
  });
  const seed = useHold('seed');
  const lab = useLab();
  const atStart = useRun((run) => run.status.step === 0);
  return (
    <MenuTrigger>
      <IconButton className="transport-more" label={t('shell.transport.moreSteps')} data-testid="step-menu">
        <ChevronDown size={rem(14)} />
      </IconButton>
      <Popover className="shell-popover" placement="bottom start">
        <Menu className="shell-menu" aria-label={t('shell.transport.moreSteps')}>
          {UNITS[lab].map((unit) => (
            <MenuItem key={unit} id={unit} isDisabled={unit === lacking} onAction={() => session().step(unit)}>
              {t(`shell.transport.${unit}`)}
            </MenuItem>
          ))}
          <Separator />
          <MenuItem id="run-to" onAction={onRunTo}>
            {t('shell.transport.runTo')}
          </MenuItem>
          <MenuItem id="back" isDisabled={atStart} onAction={() => session().back(BACK_STEPS)}>
            {t('shell.transport.back', { steps: BACK_STEPS })}
          </MenuItem>
          <MenuItem id="reset" onAction={() => session().reset()}>
            {t('shell.transport.reset')}
          </MenuItem>
          <MenuItem id="new-seed" isDisabled={seed !== null} onAction={() => session().newSeed()}>
            {t('shell.transport.newSeed')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
