import type { KernelFamily } from '../../math/kernels.ts';
import type { Builder } from '../graph/builder.ts';
import type { NodeId } from '../graph/graph.ts';
import type { RecordedKernel } from './recordedKernel.ts';

/** The kernels of nn/pairwise.ts. Points are turned, so that one coordinate of many points is a run of numbers. */

const turned = (build: Builder, x: NodeId): NodeId => build.add({ op: 'transpose', order: [1, 0] }, [x]);

export const pairwiseKernels: Readonly<Record<string, RecordedKernel>> = {
  /** Logarithms, smallest squared distances and relative sums, each [points]. */
  LogKernelSum: {
    record({ build, x: [points, others, bandwidth], attributes }) {
      const { family, leaveOneOut } = attributes as { family: KernelFamily; leaveOneOut: boolean };
      const inputs = [turned(build, points as NodeId), others as NodeId, bandwidth as NodeId];
      const sums = build.add({ op: 'kernelSum', family, leaveOneOut }, inputs);
      const count = build.shape(sums)[1] as number;
      return [0, 1, 2].map((row) =>
        build.reshape(build.add({ op: 'slice', begin: [row, 0] }, [sums], [1, count]), [count]),
      );
    },
  },
  KernelForce: {
    record({ build, x: [points, ...rest], attributes }) {
      const { family, leaveOneOut, owner } = attributes as {
        family: KernelFamily;
        leaveOneOut: boolean;
        owner: 'points' | 'others';
      };
      const inputs = [turned(build, points as NodeId), ...rest];
      return turned(build, build.add({ op: 'kernelForce', family, leaveOneOut, owner }, inputs));
    },
  },
};
