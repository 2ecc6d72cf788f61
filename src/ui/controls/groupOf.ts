/** Group of the column that holds the control of each part of the experiment, where the names differ. */
const GROUP_OF: Readonly<Record<string, string>> = {
  training: 'optimisation',
  generatorOptimiser: 'optimisation',
  criticOptimiser: 'optimisation',
  generator: 'networks',
  critic: 'networks',
  latent: 'networks',
  stop: 'run',
  seed: 'run',
};

/** Id of the group of controls in which a setting stands, by its dotted key. */
export function groupOf(key: string): string {
  const part = key.split('.')[0] ?? key;
  return GROUP_OF[part] ?? part;
}
