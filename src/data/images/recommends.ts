import type { ParamValue } from '../../schema/param.ts';

/** Settings that images need: wider networks and a longer latent than points do. */
export const IMAGE_DEFAULTS: Readonly<Record<string, ParamValue>> = {};
