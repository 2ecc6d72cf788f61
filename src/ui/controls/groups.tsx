import { type ComponentType, useMemo } from 'react';
import { schemaOf } from '../../experiment/experiment.ts';
import type { GroupId } from '../../experiment/groups.ts';
import { controls } from '../../i18n/controls.ts';
import type { Text } from '../../schema/text.ts';
import { DataPanel } from '../data/DataPanel.tsx';
import { useExperiment, useSay } from '../hooks.ts';
import './controls.css';
import './button.css';
import './fields.css';
import { TipProvider } from '../kit/Tip.tsx';
import type { NamedParam } from './blocks.ts';
import { MethodPicker } from './MethodPicker.tsx';
import { CompactNumber } from './ParamControl.tsx';
import { ParamList } from './ParamList.tsx';
import { type Summary, summaries } from './summaries.ts';
import { SEED } from './useSetting.ts';

export interface ControlGroupDeclaration {
  readonly id: keyof typeof summaries;
  readonly title: Text;
  /** The controls of the group without its header and its switch. */
  readonly Component: ComponentType;
  /** The group in one line, for its folded header or its tab. */
  readonly summary: Summary;
  /** Key of the setting that switches the whole group, for `GroupSwitch`. */
  readonly toggle?: string;
  /** True if changing anything in the group restarts the run. */
  readonly restarts?: boolean;
}

/** Settings of one part of the experiment as its schema declares them. */
function SchemaParams({
  of,
  compact,
  skip,
}: {
  readonly of: GroupId;
  readonly compact?: boolean;
  readonly skip?: string;
}) {
  const schema = useExperiment(({ experiment }) => schemaOf(experiment, of));
  const params = useMemo<NamedParam[]>(
    () =>
      Object.entries(schema)
        .map(([key, param]) => ({ name: `${of}.${key}`, param }))
        .filter(({ name }) => name !== skip),
    [schema, of, skip],
  );
  return <ParamList params={params} compact={compact ?? false} />;
}

/** A part with a heading of its own inside a group. */
function Part({ title, of }: { readonly title: Text; readonly of: GroupId }) {
  const say = useSay();
  return (
    <fieldset className="ctl-part">
      <legend>{say(title)}</legend>
      <SchemaParams of={of} />
    </fieldset>
  );
}

const inTips = (Inner: ComponentType): ComponentType =>
  function Group() {
    return (
      <TipProvider>
        <Inner />
      </TipProvider>
    );
  };

/** Groups of controls in their order, for the column of a wide page and the tabs of a phone's sheet. */
export const CONTROL_GROUPS: readonly ControlGroupDeclaration[] = [
  {
    id: 'data',
    title: controls.groups.data,
    summary: summaries.data,
    restarts: true,
    Component: inTips(() => (
      <>
        <DataPanel />
        <SchemaParams of="data" compact />
      </>
    )),
  },
  {
    id: 'method',
    title: controls.groups.method,
    summary: summaries.method,
    restarts: true,
    Component: inTips(() => (
      <>
        <MethodPicker />
        <SchemaParams of="method" />
      </>
    )),
  },
  {
    id: 'smoothing',
    title: controls.groups.smoothing,
    summary: summaries.smoothing,
    toggle: 'smoothing.on',
    Component: inTips(() => <SchemaParams of="smoothing" skip="smoothing.on" />),
  },
  {
    id: 'penalty',
    title: controls.groups.penalty,
    summary: summaries.penalty,
    Component: inTips(() => <SchemaParams of="penalty" />),
  },
  {
    id: 'networks',
    title: controls.groups.networks,
    summary: summaries.networks,
    Component: inTips(() => (
      <>
        <Part title={controls.parts.generator} of="generator" />
        <Part title={controls.parts.critic} of="critic" />
        <Part title={controls.parts.latent} of="latent" />
      </>
    )),
  },
  {
    id: 'optimisation',
    title: controls.groups.optimisation,
    summary: summaries.optimisation,
    Component: inTips(() => (
      <>
        <Part title={controls.parts.generator} of="generatorOptimiser" />
        <Part title={controls.parts.critic} of="criticOptimiser" />
        <Part title={controls.parts.training} of="training" />
      </>
    )),
  },
  {
    id: 'run',
    title: controls.groups.run,
    summary: summaries.run,
    Component: inTips(() => (
      <>
        <div className="ctl-fields">
          <CompactNumber name="seed" param={SEED} />
        </div>
        <SchemaParams of="stop" />
      </>
    )),
  },
];
