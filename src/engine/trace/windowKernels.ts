import type { Geometry } from '../../math/windows.ts';
import type { RecordedKernel } from './recordedKernel.ts';

/** The kernels of nn/convolution.ts. */

const moved = (op: 'patches' | 'unpatches'): RecordedKernel => ({
  record: ({ build, x, attributes }) => build.add({ op, geometry: attributes as unknown as Geometry }, x),
});

export const windowKernels: Readonly<Record<string, RecordedKernel>> = {
  Patches: moved('patches'),
  Unpatches: moved('unpatches'),
};
