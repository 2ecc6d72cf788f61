/**
 * A run small enough to train hundreds of steps a second in software. Of its data and seed the noise floor comes with the
 * page, which otherwise trains beside the work of twenty perfect samplers.
 */
export const SMALL = {
  'data.id': 'ring',
  'method.id': 'ns-gan',
  'generator.width': 16,
  'critic.width': 16,
  'generator.depth': 1,
  'critic.depth': 1,
  'training.batch': 32,
  seed: 7,
} as const;

/** Settings as a link that opens them. */
export const linkOf = (settings: Readonly<Record<string, string | number | boolean>>): string =>
  `#v=1&${Object.entries(settings)
    .map(([key, value]) => `${key}=${typeof value === 'boolean' ? Number(value) : value}`)
    .join('&')}`;

/** The same as a link. */
export const SMALL_LINK = linkOf(SMALL);
