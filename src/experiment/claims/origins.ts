import { type Text, text } from '../../schema/text.ts';
import type { SourceKind } from './contract.ts';

/** Sources that several claims share, and where their bounds come from. */

interface Labelled {
  readonly label: string;
  readonly kind: SourceKind;
  readonly url?: string;
}

export const KERNEL_GAN_PAPER: Labelled = {
  label: 'Sinn & Rawat 2018',
  kind: 'paper',
  url: 'https://arxiv.org/abs/1705.09199',
};

/** Its tables could not be compared with, so the numbers are those of a check at reduced size. */
export const KERNEL_GAN_CHECK: Labelled = {
  label: 'Sinn & Rawat 2018',
  kind: 'reduced-check',
  url: 'https://arxiv.org/abs/1705.09199',
};

export const LP_CHECK: Labelled = {
  label: 'Petzka et al. 2018',
  kind: 'reduced-check',
  url: 'https://arxiv.org/abs/1709.08894',
};

export const LP_PAPER: Labelled = {
  label: 'Petzka et al. 2018',
  kind: 'paper',
  url: 'https://arxiv.org/abs/1709.08894',
};

export const GP_PAPER: Labelled = {
  label: 'Gulrajani et al. 2017',
  kind: 'paper',
  url: 'https://arxiv.org/abs/1704.00028',
};

export const DIRAC_PAPER: Labelled = {
  label: 'Mescheder et al. 2018',
  kind: 'paper',
  url: 'https://arxiv.org/abs/1801.04406',
};

export const PACGAN_CHECK: Labelled = {
  label: 'Lin et al. 2018 (PacGAN)',
  kind: 'reduced-check',
  url: 'https://arxiv.org/abs/1712.04086',
};

export const AM_GAN_PAPER: Labelled = {
  label: 'Zhou et al. 2018 (AM-GAN)',
  kind: 'paper',
  url: 'https://arxiv.org/abs/1703.02000',
};

/** The paper has no points on the plane: the numbers are those of a check at reduced size. */
export const AM_GAN_CHECK: Labelled = { ...AM_GAN_PAPER, kind: 'reduced-check' };

export const DFT_PAPER: Labelled = {
  label: 'Luo & Deng 2024 (DFT)',
  kind: 'paper',
  url: 'https://arxiv.org/abs/2411.01453',
};

/** Its tables could not be read: the numbers are those of a check on the plane, and the ladder is not the paper's. */
export const DFT_CHECK: Labelled = { ...DFT_PAPER, kind: 'reduced-check' };

export const LAYERWISE_PAPER: Labelled = {
  label: 'Arnold & Ollivier 2012',
  kind: 'paper',
  url: 'https://arxiv.org/abs/1212.1524',
};

/** Its tables could not be read: the numbers are those of a check of our own, on data that its text describes. */
export const LAYERWISE_CHECK: Labelled = { ...LAYERWISE_PAPER, kind: 'reduced-check' };

export const derived = (label: string): Labelled => ({ label, kind: 'derived' });

/** A bound half-way between what the reduced check measured on either side. */
export const midway = (here: string, there: string): Text =>
  text(`midway between ${here} and ${there} in the reduced check`, `縮小実験の ${here} と ${there} の中間`);

/** A bound that an acceptance test of the reduced check names. */
export const stated = (what: Text): Text =>
  text(`set beforehand from the reduced check: ${what.en}`, `縮小実験から事前に設定：${what.ja}`);

/** A bound that follows from definitions. */
export const follows = (what: Text): Text => text(`derived: ${what.en}`, `導出：${what.ja}`);
