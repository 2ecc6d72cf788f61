import * as tf from '@tensorflow/tfjs-core';
import type { Builder } from '../graph/builder.ts';
import type { NodeId, Operation, Shape } from '../graph/graph.ts';
import { TraceError } from './errors.ts';
import { KERNELS } from './kernels.ts';

/** Name under which the recording backend is known to tfjs. */
const BACKEND = 'modescope-recording';

/** Adam and others of tfjs take their epsilon from the backend; the value is that of its float32 backends. */
const EPSILON = 1e-7;

interface Recorded {
  readonly node: NodeId;
  /** Kernel that made the value, for messages. */
  readonly kernel: string;
}

/** A graph while it is being recorded. */
interface Recording {
  readonly part: string;
  readonly build: Builder;
  readonly values: WeakMap<object, Recorded>;
}

let recording: Recording | undefined;

function current(): Recording {
  if (!recording) throw new Error(`the backend ${BACKEND} is used outside of a trace`);
  return recording;
}

/** Node behind a tensor. Throws a TraceError if it was made before or outside of the trace. */
export function nodeOf(tensor: tf.TensorInfo): NodeId {
  const { values, part } = current();
  const known = values.get(tensor.dataId);
  if (!known) throw new TraceError(part, 'a tensor', 'was made outside of the trace');
  return known.node;
}

function infoOf(node: NodeId, kernel: string, dtype: tf.DataType): tf.TensorInfo {
  const { build, values } = current();
  const dataId = {};
  values.set(dataId, { node, kernel });
  return { dataId, shape: [...build.shape(node)], dtype };
}

const tensorOf = (node: NodeId, { op }: Operation): tf.Tensor =>
  tf.engine().makeTensorFromTensorInfo(infoOf(node, op, 'float32'));

/** Tensor of an input of the graph, e.g. a state vector. */
export const placeholder = (operation: Operation, shape: Shape): tf.Tensor =>
  tensorOf(current().build.add(operation, [], shape), operation);

/** Tensor of an operation that tfjs does not have, on one it knows; autodiff does not see it. */
export const appended = (operation: Operation, x: tf.Tensor): tf.Tensor =>
  tensorOf(current().build.add(operation, [nodeOf(x)]), operation);

function allEqual(values: Float32Array): boolean {
  return values.every((value) => Object.is(value, values[0]));
}

/** Executes nothing: uploads become constants, kernels become nodes, reading is an error. */
class RecordingBackend extends tf.KernelBackend {
  override write(values: tf.BackendValues, shape: number[]): tf.DataId {
    const floats = Float32Array.from(values as ArrayLike<number>);
    const kept = floats.length > 0 && allEqual(floats) ? floats.slice(0, 1) : floats;
    const node = current().build.add({ op: 'constant', values: kept }, [], shape);
    return infoOf(node, 'an uploaded tensor', 'float32').dataId as tf.DataId;
  }

  override move(): void {
    throw new TraceError(current().part, 'a tensor', 'was made outside of the trace');
  }

  override readSync(dataId: tf.DataId): never {
    const { part, values } = current();
    throw new TraceError(
      part,
      values.get(dataId)?.kernel ?? 'a tensor',
      'is read, but a compiled phase has no values yet',
    );
  }

  override async read(dataId: tf.DataId): Promise<never> {
    return this.readSync(dataId);
  }

  override numDataIds(): number {
    return 0;
  }

  override incRef(): void {}
  decRef(): void {}

  override refCount(): number {
    return 1;
  }

  override disposeData(): boolean {
    return true;
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: true };
  }

  override floatPrecision(): 32 {
    return 32;
  }

  override epsilon(): number {
    return EPSILON;
  }

  override dispose(): void {}
}

/** Registers the backend and its kernels with tfjs, once per page. */
function register(): void {
  if (tf.findBackendFactory(BACKEND)) return;
  // Priority 0, so that tfjs never takes it by itself.
  tf.registerBackend(BACKEND, () => new RecordingBackend(), 0);
  for (const [kernelName, kernel] of Object.entries(KERNELS)) {
    const kernelFunc: tf.KernelFunc = ({ inputs, attrs }) => {
      const { build, part } = current();
      const tensors = Object.values(inputs).flat() as tf.TensorInfo[];
      const dtype = kernel.isTruth
        ? 'bool'
        : kernel.isCast
          ? (attrs?.dtype as tf.DataType)
          : (tensors[kernel.typedBy ?? 0]?.dtype ?? 'float32');
      const unsupported = (problem: string) => new TraceError(part, kernelName, problem);
      const made = kernel.record({ build, x: tensors.map(nodeOf), attributes: attrs ?? {}, unsupported });
      const infos = (Array.isArray(made) ? made : [made]).map((node) => infoOf(node, kernelName, dtype));
      return Array.isArray(made) ? infos : (infos[0] as tf.TensorInfo);
    };
    tf.registerKernel({ kernelName, backendName: BACKEND, kernelFunc });
  }
}

const UNKNOWN_KERNEL = /[Kk]ernel '(\w+)'/;

/**
 * Runs `body`, whose tfjs calls are appended to `build` instead of being executed, autodiff included. `part` names it in
 * messages. Throws a TraceError where it reads a tensor or needs an operation that no compiled engine has.
 */
export function record<Result>(part: string, build: Builder, body: () => Result): Result {
  register();
  const engine = tf.engine();
  const previous = engine.backendName;
  const outer = recording;
  recording = { part, build, values: new WeakMap() };
  // Both calls take effect before they return; their promises serve backends that start asynchronously.
  void tf.setBackend(BACKEND);
  try {
    let result: Result | undefined;
    tf.tidy(() => {
      result = body();
    });
    return result as Result;
  } catch (error) {
    const unknown = error instanceof Error && !(error instanceof TraceError) && UNKNOWN_KERNEL.exec(error.message);
    if (unknown) throw new TraceError(part, unknown[1] as string, 'has no compiled form');
    throw error;
  } finally {
    recording = outer;
    if (previous) void tf.setBackend(previous);
  }
}
