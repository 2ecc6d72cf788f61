import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod } from './contract.ts';
import { chainParam, machinePhase, recommendMachine } from './machine.ts';
import { layersCommon } from './shared.ts';

/** One restricted Boltzmann machine (Smolensky 1986; Hinton 2002): the tower without a top, whose bottom is the whole model. */
export const singleRbm = defineMethod({
  id: 'single-rbm',
  title: text('Single RBM', '単独の RBM'),
  summary: text(
    'One Boltzmann machine is the whole model: no layer above gives its codes another law than its own.',
    '1 つの制限ボルツマンマシンだけをモデルとします。上の層はなく、符号の分布もこの機械自身が決めます。',
  ),
  paper: { label: 'Hinton 2002', url: 'https://doi.org/10.1162/089976602760128018' },
  formula: {
    bottom: tex`\max_{W,b,c}\ \mathbb E_x\log P(x),\quad P(x)\propto e^{-F(x)},\quad F(x)=-b\cdot x-\sum_j\log\bigl(1+e^{(Wx+c)_j}\bigr)`,
  },
  ...layersCommon,
  params: { chain: chainParam(['cd', 'pcd', 'exact']) },
  recommends: recommendMachine(),
  inference: 'tied',
  chapters: ['bottom'],
  phases: [machinePhase],
});
