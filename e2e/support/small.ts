/** A run small enough to train hundreds of steps a second in software. */
export const SMALL = {
  'data.id': 'ring',
  'method.id': 'ns-gan',
  'generator.width': 16,
  'critic.width': 16,
  'generator.depth': 1,
  'critic.depth': 1,
  'training.batch': 32,
  seed: 11,
} as const;

/** The same as a link. */
export const SMALL_LINK = `#v=1&${Object.entries(SMALL)
  .map(([key, value]) => `${key}=${value}`)
  .join('&')}`;
