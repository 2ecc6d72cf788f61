import { findLaw } from '../data/index.ts';
import type { Law } from '../data/law.ts';
import type { Key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';

/** `draw`, which makes the samples of a key and a count once and gives them again when it is asked again. */
function once<T>(draw: (key: Key, count: number) => T): (key: Key, count: number) => T {
  const drawn = new Map<string, T>();
  return (key, count) => {
    const name = `${key.seed} ${key.stream} ${key.step} ${count}`;
    const known = drawn.get(name) ?? draw(key, count);
    drawn.set(name, known);
    return known;
  };
}

/** A law for tests that make programs by the hundred: to draw their data costs more than to trace them. */
export function drawnOnce(law: Law): Law {
  const { labels } = law;
  return {
    ...law,
    sample: once(law.sample),
    ...(labels && { labels: { ...labels, sample: once(labels.sample) } }),
  };
}

const known = new Map<string, Law>();

/** A law of the registry that needs nothing from outside, made and drawn once for all tests of a worker. */
export function lawOnce({ id, ...settings }: { readonly id: string } & Readonly<Record<string, ParamValue>>): Law {
  const name = JSON.stringify({ id, ...settings });
  const { params, create } = findLaw(id);
  const law = known.get(name) ?? drawnOnce(create({ ...defaultsOf(params), ...settings }, { imported: new Map() }));
  known.set(name, law);
  return law;
}

/** The ring as it is declared, drawn once. */
export function ringLaw(): Law {
  const { params, create } = findLaw('ring');
  return drawnOnce(create(defaultsOf(params), { imported: new Map() }));
}
