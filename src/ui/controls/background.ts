import { tex } from '../../schema/tex.ts';

/** Formula (MathML) and source of a setting, shown in its tip. */
interface Background {
  readonly formula?: string;
  readonly paper?: { readonly label: string; readonly url: string };
}

const arxiv = (label: string, id: string) => ({ label, url: `https://arxiv.org/abs/${id}` });

const optimiser: Readonly<Record<string, Background>> = {
  kind: {
    formula: tex`w\leftarrow w-\eta\,\frac{\hat m}{\sqrt{\hat v}+\epsilon}`,
    paper: arxiv('Kingma & Ba 2015 (Adam)', '1412.6980'),
  },
  rate: { formula: tex`w\leftarrow w-\eta\,\Delta` },
  annealing: { formula: tex`\eta_t=\eta\,(1-t/T)` },
  beta1: { formula: tex`m\leftarrow\beta_1 m+(1-\beta_1)\nabla L`, paper: arxiv('Kingma & Ba 2015', '1412.6980') },
  beta2: { formula: tex`v\leftarrow\beta_2 v+(1-\beta_2)(\nabla L)^2`, paper: arxiv('Kingma & Ba 2015', '1412.6980') },
};

const network: Readonly<Record<string, Background>> = {
  normalisation: { paper: arxiv('Miyato et al. 2018 (spectral normalisation)', '1802.05957') },
  initialisation: { paper: arxiv('He et al. 2015', '1502.01852') },
};

const BACKGROUND: Readonly<Record<string, Readonly<Record<string, Background>>>> = {
  smoothing: {
    bandwidth: {
      formula: tex`f(x+\sigma\varepsilon),\quad\varepsilon\sim\mathcal N(0,I)`,
      paper: arxiv('Arjovsky & Bottou 2017', '1701.04862'),
    },
    schedule: {
      formula: tex`\sigma_t=\sigma_0\,(\sigma_1/\sigma_0)^{t/T}`,
      paper: arxiv('Sønderby et al. 2017', '1610.04490'),
    },
  },
  penalty: {
    kind: {
      formula: tex`\lambda\,\mathbb E_{\hat x}\bigl(\lVert\nabla f(\hat x)\rVert-\tau\bigr)^2`,
      paper: arxiv('Gulrajani et al. 2017', '1704.00028'),
    },
    weight: { formula: tex`L_D+\lambda P` },
    target: { formula: tex`\lVert\nabla f(\hat x)\rVert\to\tau`, paper: arxiv('Petzka et al. 2018', '1709.08894') },
    where: { paper: arxiv('Mescheder et al. 2018', '1801.04406') },
    clip: { formula: tex`w\leftarrow\operatorname{clip}(w,-c,c)`, paper: arxiv('Arjovsky et al. 2017', '1701.07875') },
  },
  training: {
    packing: { formula: tex`f(x_1,\dots,x_m)`, paper: arxiv('Lin et al. 2018 (PacGAN)', '1712.04086') },
    labelSmoothing: { formula: tex`y_{\mathrm{real}}=1-s`, paper: arxiv('Salimans et al. 2016', '1606.03498') },
  },
  sampler: {
    scoreSteps: { paper: arxiv('Luo & Deng 2024, Alg. 1', '2411.01453') },
    noiseLow: { formula: tex`x=g(z)+\sigma_1\varepsilon` },
    noiseHigh: {
      formula: tex`q_\tau=q*\mathcal N(0,\tau^2I),\quad\tau^2=\sigma^2-\sigma_1^2`,
      paper: arxiv('Song & Ermon 2019 (noise levels)', '1907.05600'),
    },
    beta: { formula: tex`\beta\log q(x)` },
    average: { formula: tex`\bar\theta\leftarrow a\,\bar\theta+(1-a)\,\theta` },
  },
  generator: network,
  critic: network,
  generatorOptimiser: optimiser,
  criticOptimiser: optimiser,
  score: network,
  scoreOptimiser: optimiser,
};

/** Background of a dotted key such as `penalty.weight`; undefined where there is nothing to add to the help. */
export function backgroundOf(key: string): Background | undefined {
  const [group = '', name = ''] = key.split('.');
  return BACKGROUND[group]?.[name];
}
