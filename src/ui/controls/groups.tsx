import { type ComponentType, useMemo } from 'react';
import { groupsOf, keysOf, schemaOf } from '../../experiment/experiment.ts';
import type { GroupId } from '../../experiment/groups.ts';
import { holdOf } from '../../experiment/locks.ts';
import { controls } from '../../i18n/controls.ts';
import type { LabId } from '../../methods/contract.ts';
import type { Text } from '../../schema/text.ts';
import { DataPanel } from '../data/DataPanel.tsx';
import { useExperiment, useHold, useLab, useSay } from '../hooks.ts';
import './controls.css';
import './button.css';
import './fields.css';
import { groupOf } from '../../experiment/groupOf.ts';
import { TipProvider } from '../kit/Tip.tsx';
import type { NamedParam } from './blocks.ts';
import { MethodPicker } from './MethodPicker.tsx';
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
  /** Parts of the experiment of which one at least is needed for the group to be shown. */
  readonly of: readonly GroupId[];
  /** True if changing anything in the group restarts the run. */
  readonly restarts?: boolean;
}

/** Settings of one part of the experiment as its schema declares them. */
function SchemaParams({
  of,
  compact,
  skip,
  group,
}: {
  readonly of: GroupId;
  readonly compact?: boolean;
  readonly skip?: string;
  /** Only those that stand in this group of controls, where a part is divided. */
  readonly group?: string;
}) {
  const schema = useExperiment(({ experiment }) => schemaOf(experiment, of));
  const locks = useExperiment((state) => state.locks);
  const params = useMemo<NamedParam[]>(
    () =>
      Object.entries(schema)
        .map(([key, param]) => ({ name: `${of}.${key}`, param }))
        .filter(({ name }) => name !== skip && (group === undefined || groupOf(name) === group))
        .filter(({ name }) => holdOf(locks, name) !== 'hidden'),
    [schema, of, skip, group, locks],
  );
  return <ParamList params={params} compact={compact ?? false} />;
}

interface PartDeclaration {
  readonly title: Text;
  readonly of: GroupId;
  readonly group?: string;
}

/** A part with a heading of its own inside a group. */
function Part({ title, ...rest }: PartDeclaration) {
  const say = useSay();
  const isShown = useExperiment(({ experiment, locks }) =>
    Object.keys(schemaOf(experiment, rest.of)).some((name) => holdOf(locks, `${rest.of}.${name}`) !== 'hidden'),
  );
  if (!isShown) return null;
  return (
    <fieldset className="ctl-part">
      <legend>{say(title)}</legend>
      <SchemaParams {...rest} />
    </fieldset>
  );
}

const { parts } = controls;

type PartsByLab = { readonly [L in LabId]?: readonly PartDeclaration[] };

/** Parts of a group that has several, by lab. */
const NETWORKS: PartsByLab = {
  gan: [
    { title: parts.generator, of: 'generator' },
    { title: parts.critic, of: 'critic' },
    { title: parts.latent, of: 'latent' },
  ],
  sampler: [
    { title: parts.sampler, of: 'generator' },
    { title: parts.score, of: 'score' },
    { title: parts.latent, of: 'latent' },
  ],
};
const OPTIMISATION: PartsByLab = {
  gan: [
    { title: parts.generator, of: 'generatorOptimiser' },
    { title: parts.critic, of: 'criticOptimiser' },
    { title: parts.training, of: 'training' },
  ],
  sampler: [
    { title: parts.sampler, of: 'generatorOptimiser' },
    { title: parts.score, of: 'scoreOptimiser' },
    { title: parts.training, of: 'sampler', group: 'optimisation' },
  ],
  layers: [
    { title: parts.bottom, of: 'bottomOptimiser' },
    { title: parts.top, of: 'topOptimiser' },
  ],
};

/** The parts that the lab of the run has. */
const partsOf = (byLab: PartsByLab): ComponentType =>
  function Parts() {
    const lab = useLab();
    return byLab[lab]?.map((part) => <Part key={part.of} {...part} />);
  };

const inTips = (Inner: ComponentType): ComponentType =>
  function Group() {
    return (
      <TipProvider>
        <Inner />
      </TipProvider>
    );
  };

function SeedParam() {
  return useHold('seed') === 'hidden' ? null : <ParamList params={[{ name: 'seed', param: SEED }]} compact />;
}

/** Groups of controls in their order, for the column of a wide page and the tabs of a phone's sheet. */
const CONTROL_GROUPS: readonly ControlGroupDeclaration[] = [
  {
    id: 'data',
    title: controls.groups.data,
    of: ['data'],
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
    of: ['method'],
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
    of: ['smoothing'],
    summary: summaries.smoothing,
    toggle: 'smoothing.on',
    Component: inTips(() => <SchemaParams of="smoothing" skip="smoothing.on" />),
  },
  {
    id: 'penalty',
    title: controls.groups.penalty,
    of: ['penalty'],
    summary: summaries.penalty,
    Component: inTips(() => <SchemaParams of="penalty" />),
  },
  {
    id: 'noise',
    title: controls.groups.noise,
    of: ['sampler'],
    summary: summaries.noise,
    restarts: true,
    Component: inTips(() => <SchemaParams of="sampler" group="noise" />),
  },
  {
    id: 'particles',
    title: controls.groups.particles,
    of: ['particles'],
    summary: summaries.particles,
    Component: inTips(() => <SchemaParams of="particles" />),
  },
  {
    id: 'tower',
    title: controls.groups.tower,
    of: ['tower'],
    summary: summaries.tower,
    Component: inTips(() => <SchemaParams of="tower" />),
  },
  {
    id: 'networks',
    title: controls.groups.networks,
    of: ['generator'],
    summary: summaries.networks,
    Component: inTips(partsOf(NETWORKS)),
  },
  {
    id: 'optimisation',
    title: controls.groups.optimisation,
    of: ['generatorOptimiser', 'bottomOptimiser'],
    summary: summaries.optimisation,
    Component: inTips(partsOf(OPTIMISATION)),
  },
  {
    id: 'run',
    title: controls.groups.run,
    of: ['stop'],
    summary: summaries.run,
    Component: inTips(() => (
      <>
        <SeedParam />
        <SchemaParams of="stop" />
      </>
    )),
  },
];

/** The groups that this run has something in, but for those that the link hides. */
export function useControlGroups(): readonly ControlGroupDeclaration[] {
  const shown = useExperiment(({ experiment, locks }) => {
    const has = groupsOf(experiment);
    const keys = keysOf(experiment).filter((key) => holdOf(locks, key) !== 'hidden');
    return CONTROL_GROUPS.filter(
      ({ id, of }) => of.some((part) => has.includes(part)) && keys.some((key) => groupOf(key) === id),
    )
      .map(({ id }) => id)
      .join();
  });
  return useMemo(() => CONTROL_GROUPS.filter(({ id }) => shown.split(',').includes(id)), [shown]);
}
