/** The data of the Wasserstein toy literature (gan_toy.py of arXiv:1704.00028), scaled to a deviation of about one. */

/** Radius 2 and deviation 0.02, divided by 1.414. */
export const RING_8 = { 'data.id': 'ring', 'data.modes': 8, 'data.radius': 1.41443, 'data.std': 0.014144 } as const;

/** Spacing 2 and deviation 0.05, divided by 2.828. */
export const GRID_25 = { 'data.id': 'grid', 'data.side': 5, 'data.spacing': 0.70721, 'data.std': 0.01768 } as const;

/** Angles 1.5π to 4.5π, noise 0.25, divided by 7.5. */
export const SWISS_ROLL = {
  'data.id': 'swiss-roll',
  'data.turns': 1.5,
  'data.radius': 1.88496,
  'data.std': 0.033333,
} as const;
