import { ChevronDown } from 'lucide-react';
import type { LabId } from '../../methods/contract.ts';
import { criticOf, findMethod } from '../../methods/index.ts';
import { session } from '../../store/session.ts';
import type { StepUnit } from '../../worker/protocol.ts';
import { useExperiment, useHold, useLab, useRun, useT } from '../hooks.ts';
import type { Command } from '../kit/commands.ts';
import { MenuButton } from '../kit/MenuButton.tsx';
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
  const command = (id: string, label: string, run: () => void, disabled = false): Command => ({
    id,
    label,
    run,
    disabled,
  });
  const entries = [
    ...UNITS[lab].map((unit) =>
      command(unit, t(`shell.transport.${unit}`), () => session().step(unit), unit === lacking),
    ),
    'separator' as const,
    command('run-to', t('shell.transport.runTo'), onRunTo),
    command('back', t('shell.transport.back', { steps: BACK_STEPS }), () => session().back(BACK_STEPS), atStart),
    command('reset', t('shell.transport.reset'), () => session().reset()),
    command('new-seed', t('shell.transport.newSeed'), () => session().newSeed(), seed !== null),
  ];
  return (
    <MenuButton
      className="transport-more"
      label={t('shell.transport.moreSteps')}
      testId="step-menu"
      entries={entries}
      placement="bottom start"
    >
      <ChevronDown size={rem(14)} />
    </MenuButton>
  );
}
