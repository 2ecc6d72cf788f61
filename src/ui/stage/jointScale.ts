import { findMethod } from '../../methods/index.ts';
import { pairStore } from '../../store/pairStore.ts';
import type { RunStores } from '../../store/runStores.ts';
import type { FieldFrame } from '../../train/frame.ts';

/** The run beside this one; undefined while there is one. */
export function twinOf(stores: RunStores): RunStores | undefined {
  const { pair } = pairStore.getState();
  return pair ? [pair.a.stores, pair.b.stores].find((each) => each !== stores) : undefined;
}

const isRelative = ({ experiment }: RunStores): boolean =>
  findMethod(experiment.getState().experiment.method.id).field.scale === 'relative';

/** Whether two stages can have one scale of colours: their critics say the same thing. */
export function sharesScale(stores: RunStores): boolean {
  const twin = twinOf(stores);
  if (!twin) return false;
  const [one, other] = [stores, twin].map(
    ({ experiment }) => findMethod(experiment.getState().experiment.method.id).field,
  );
  return one?.symbol === other?.symbol && String(one?.scale) === String(other?.scale);
}

const known = new WeakMap<FieldFrame, { readonly key: string; readonly field: FieldFrame }>();

/**
 * The field of a run on the scale that both runs share: from the lowest anchor of the two to the highest. A score without a fixed
 * middle would else have a tint of its own on each stage.
 */
export function onJointScale(stores: RunStores): FieldFrame | undefined {
  const field = stores.frame.get()?.field;
  const other = twinOf(stores)?.frame.get()?.field;
  if (!field || !other || !isRelative(stores) || !sharesScale(stores)) return field;
  const low = Math.min(field.scale[0], other.scale[0]);
  const high = Math.max(field.scale[2], other.scale[2]);
  const middle = (field.scale[1] + other.scale[1]) / 2;
  const key = `${low} ${middle} ${high}`;
  const before = known.get(field);
  if (before?.key === key) return before.field;
  const joint: FieldFrame = { ...field, scale: [low, middle, high] };
  known.set(field, { key, field: joint });
  return joint;
}
