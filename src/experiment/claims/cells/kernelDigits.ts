import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

/** Kernel GAN on MNIST with the settings that the law recommends, by where images are compared. */
const kernelDigits = (space: string, title: Text): Cell =>
  defineCell({
    id: `kernel-digits-${space}`,
    title,
    changes: { 'data.id': 'mnist', 'method.id': 'kernel-gan', 'method.space': space },
    steps: 1_200,
    every: 200,
    trace: ['recognisable', 'classesCaptured', 'nearestPixels', 'nearestFeatures'],
  });

export const byPixels = kernelDigits('pixels', text('MNIST, by pixels', 'MNIST、画素で比較'));
export const byFeatures = kernelDigits('features', text('MNIST, by features', 'MNIST、特徴量で比較'));
export const byBoth = kernelDigits('both', text('MNIST, by pixels and features', 'MNIST、画素と特徴量で比較'));

/** Real digits only; one step of a network that nothing is read of. */
export const digitDistances = defineCell({
  id: 'digits-distances',
  title: text('MNIST, held-out images', 'MNIST、取り分けた画像'),
  changes: { 'data.id': 'mnist', 'method.id': 'ns-gan' },
  steps: 1,
  every: 1,
  trace: ['classDistancePixels', 'classDistanceFeatures'],
});
