import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod } from './contract.ts';
import { chainParam, machinePhase, recommendMachine } from './machine.ts';
import { layersCommon, STACKED, stackedOn, topFormula } from './shared.ts';

/** Stacked restricted Boltzmann machines (Hinton, Osindero & Teh 2006), each trained on the codes of the one below. */
export const stackedRbm = defineMethod({
  id: 'stacked-rbm',
  title: text('Stacked RBMs', '積層 RBM'),
  summary: text(
    'The bottom is a Boltzmann machine, trained by short Gibbs chains; its own posterior makes the codes that the top learns.',
    '下の層は短いギブス連鎖で学習する制限ボルツマンマシンです。その事後分布が作る符号を、上の層が学習します。',
  ),
  paper: { label: 'Hinton et al. 2006', url: 'https://doi.org/10.1162/neco.2006.18.7.1527' },
  formula: {
    bottom: tex`\nabla=\mathbb E_{x}\,\nabla F(x)-\mathbb E_{\tilde x}\,\nabla F(\tilde x),\quad F(x)=-b\cdot x-\sum_j\log\bigl(1+e^{(Wx+c)_j}\bigr)`,
    top: topFormula,
  },
  ...layersCommon,
  params: { chain: chainParam(['cd', 'pcd']) },
  recommends: recommendMachine(),
  inference: 'tied',
  chapters: STACKED,
  phases: stackedOn(machinePhase),
});
