import type { Arithmetic } from './arithmetic.ts';
import { Findings } from './findings.ts';
import { createTurn, Memory } from './memory.ts';
import { Entries, type Executable, type Main, translate, View } from './shader.ts';
import { dispatch, orderOf, type Turns } from './workgroups.ts';

/** WebGPU's numbers for flags, which are global in a browser. */
export const GPU_CONSTANTS = {
  GPUBufferUsage: { MAP_READ: 1, COPY_SRC: 4, COPY_DST: 8, UNIFORM: 64, STORAGE: 128 },
  GPUShaderStage: { COMPUTE: 4 },
  GPUMapMode: { READ: 1 },
};

const LIMITS = {
  maxBufferSize: 2 ** 26,
  maxStorageBufferBindingSize: 2 ** 26,
  maxUniformBufferBindingSize: 2 ** 16,
  minUniformBufferOffsetAlignment: 256,
  minStorageBufferOffsetAlignment: 256,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupSizeX: 256,
};

/** One dispatch of an execution of a phase. */
export interface Launch {
  readonly pipeline: Pipeline;
  readonly sizes: readonly [number, number, number];
}

export interface CheckedOptions {
  /** Order of workgroups and threads, see `orderOf`. */
  readonly order?: number;
  readonly arithmetic?: Arithmetic;
  /** Bytes of a buffer at most. */
  readonly maxBufferSize?: number;
  /** What shaders become before they are compiled, by their number; to make mistakes. */
  readonly rewrite?: (code: string, index: number) => string;
  /** What the dispatches of an execution become before they run; to make mistakes. */
  readonly arrange?: (launches: readonly Launch[]) => readonly Launch[];
}

interface Pipeline {
  readonly label: string;
  readonly executable: Executable;
  readonly main: Main;
  readonly views: Record<string, View | Entries>;
}

interface Buffer {
  readonly size: number;
  readonly bytes: ArrayBuffer;
  readonly memory: Memory | undefined;
  destroy(): void;
  mapAsync(): Promise<void>;
  getMappedRange(): ArrayBuffer;
}

interface Group {
  readonly entries: readonly {
    readonly binding: number;
    readonly resource: { readonly buffer: Buffer; readonly offset?: number; readonly size?: number };
  }[];
}

/** A WebGPU device without a GPU, as much of it as the engine uses, which watches every access; and what it has found. */
export function createCheckedDevice({
  order = 0,
  arithmetic = {},
  rewrite = (code) => code,
  arrange = (all) => all,
  maxBufferSize = LIMITS.maxBufferSize,
}: CheckedOptions = {}): {
  readonly device: GPUDevice;
  readonly findings: Findings;
} {
  const findings = new Findings();
  const turns: Turns = { storage: createTurn(), workgroup: createTurn() };
  const ordered = orderOf(order);
  let shaders = 0;

  function createBuffer({ size, usage }: { readonly size: number; readonly usage: number }): Buffer {
    const bytes = new ArrayBuffer(size);
    const isStorage = (usage & GPU_CONSTANTS.GPUBufferUsage.STORAGE) > 0;
    const memory = isStorage ? new Memory('storage', new Float32Array(bytes), turns.storage, findings) : undefined;
    return {
      size,
      bytes,
      memory,
      destroy: () => undefined,
      mapAsync: async () => undefined,
      getMappedRange: () => bytes,
    };
  }

  /** Lets the views of a pipeline show the buffers of a group. */
  function bind({ executable, views, label }: Pipeline, group: Group, offset: number): void {
    const written = new Set<Buffer>();
    for (const { name, binding, words, isWritten } of executable.bindings) {
      const resource = group.entries.find((entry) => entry.binding === binding)?.resource;
      if (!resource) throw new RangeError(`nothing is bound to ${name}`);
      const { buffer } = resource;
      const first = (resource.offset ?? 0) + (isWritten ? 0 : offset);
      const size = resource.size ?? buffer.size - first;
      if (first % 256 !== 0 || first + size > buffer.size || 4 * words > size)
        findings.add(
          'refused',
          `${label}: ${name} has ${size} bytes from ${first} on of ${buffer.size}, and wants ${4 * words}`,
        );
      if (isWritten && written.has(buffer)) findings.add('refused', `${label}: ${name} is bound twice`);
      written.add(buffer);
      views[name] = isWritten
        ? new View(buffer.memory as Memory, first / 4, words)
        : new Entries(buffer.bytes, first, findings);
    }
  }

  function runExecution(group: Group, offset: number, launches: readonly Launch[]): void {
    turns.storage.execution = ++turns.storage.moment;
    for (const { pipeline, sizes } of arrange(launches)) {
      findings.context = `${pipeline.label}: `;
      bind(pipeline, group, offset);
      if (sizes.some((size) => !(size > 0 && size <= 65535)))
        findings.add('refused', `a dispatch of ${sizes.join(' × ')}`);
      dispatch(pipeline, sizes, turns, ordered, findings);
    }
  }

  function createCommandEncoder() {
    const commands: (() => void)[] = [];
    return {
      beginComputePass() {
        let pipeline: Pipeline;
        let launches: Launch[] = [];
        return {
          setBindGroup(_: number, group: Group, [offset = 0]: readonly number[]) {
            const own: Launch[] = [];
            launches = own;
            commands.push(() => runExecution(group, offset, own));
          },
          setPipeline(given: Pipeline) {
            pipeline = given;
          },
          dispatchWorkgroups(wide: number, high = 1, deep = 1) {
            launches.push({ pipeline, sizes: [wide, high, deep] });
          },
          end: () => undefined,
        };
      },
      copyBufferToBuffer(from: Buffer, at: number, to: Buffer, first: number, size: number) {
        commands.push(() => void new Uint8Array(to.bytes).set(new Uint8Array(from.bytes, at, size), first));
      },
      finish: () => commands,
    };
  }

  const device = {
    limits: { ...LIMITS, maxBufferSize },
    adapterInfo: { vendor: 'none', architecture: '', device: '', description: 'checked' },
    lost: new Promise(() => undefined),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    pushErrorScope: () => undefined,
    popErrorScope: async () => null,
    createBuffer,
    createBindGroupLayout: () => ({}),
    createPipelineLayout: () => ({}),
    createBindGroup: (group: Group) => group,
    createShaderModule: ({ code }: { readonly code: string }) => ({
      code,
      getCompilationInfo: async () => ({ messages: [] }),
    }),
    async createComputePipelineAsync({
      compute,
    }: {
      readonly compute: { readonly module: { readonly code: string } };
    }) {
      const index = shaders++;
      const executable = translate(rewrite(compute.module.code, index), arithmetic);
      const label = `shader ${index}`;
      for (const complaint of executable.complaints) findings.add('uniformity', `${label}: ${complaint}`);
      if (executable.workgroup > LIMITS.maxComputeInvocationsPerWorkgroup)
        findings.add('refused', `${label} is too large`);
      const views = {};
      return { label, executable, views, main: executable.start({ turn: turns.storage, views }) };
    },
    createCommandEncoder,
    queue: {
      writeBuffer(
        { bytes, memory }: Buffer,
        offset: number,
        data: ArrayBuffer | Float32Array,
        from = 0,
        size = data.byteLength,
      ) {
        const given =
          data instanceof ArrayBuffer
            ? new Uint8Array(data, from, size)
            : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        new Uint8Array(bytes).set(given, offset);
        memory?.give(offset / 4, given.length / 4);
      },
      submit: (lists: readonly (() => void)[][]) => {
        for (const command of lists.flat()) command();
      },
      onSubmittedWorkDone: async () => undefined,
    },
  };
  return { device: device as unknown as GPUDevice, findings };
}
