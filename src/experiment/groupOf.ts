/** Group of the column that holds the control of each part of the experiment, where the names differ. */
const GROUP_OF: Readonly<Record<string, string>> = {
  training: 'optimisation',
  generatorOptimiser: 'optimisation',
  criticOptimiser: 'optimisation',
  scoreOptimiser: 'optimisation',
  bottomOptimiser: 'optimisation',
  topOptimiser: 'optimisation',
  sampler: 'optimisation',
  generator: 'networks',
  critic: 'networks',
  score: 'networks',
  latent: 'networks',
  stop: 'run',
  seed: 'run',
};

/** Settings that stand elsewhere than the rest of their part. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'sampler.noiseLow': 'noise',
  'sampler.noiseHigh': 'noise',
  'sampler.spread': 'noise',
};

/** Names of groups of controls that are no parts of an experiment. */
export const COLUMN_GROUPS: ReadonlySet<string> = new Set([...Object.values(GROUP_OF), ...Object.values(ELSEWHERE)]);

/** Id of the group of controls in which a setting stands, by its dotted key. */
export function groupOf(key: string): string {
  const part = key.split('.')[0] ?? key;
  return ELSEWHERE[key] ?? GROUP_OF[part] ?? part;
}
