import * as tf from '@tensorflow/tfjs-core';

/** The state vectors of an execution on the device. */
export interface Vectors {
  /** A vector, owned by this store. Throws a RangeError for an unknown name. */
  get(name: string): tf.Tensor1D;
  /** Takes over new values from within a tidy; a vector may be returned as it was. */
  replace(changes: Readonly<Record<string, tf.Tensor1D>>): void;
  /** Copies of every vector as they are at the call. */
  read(): Promise<Readonly<Record<string, Float32Array>>>;
  /** Sets every vector; throws a RangeError unless names and lengths fit. */
  write(values: Readonly<Record<string, Float32Array>>): void;
  dispose(): void;
}

export function createVectors(initial: Readonly<Record<string, Float32Array>>): Vectors {
  // Copies, because a CPU tensor shares the array it is made from.
  const upload = (values: Float32Array): tf.Tensor1D => tf.keep(tf.tensor1d(values.slice()));
  const vectors = new Map(Object.entries(initial).map(([name, values]) => [name, upload(values)]));

  function get(name: string): tf.Tensor1D {
    const vector = vectors.get(name);
    if (!vector) throw new RangeError(`no state vector ${name}`);
    return vector;
  }

  function swap(name: string, next: tf.Tensor1D): void {
    const previous = get(name);
    if (next.size !== previous.size) throw new RangeError(`${name}: ${next.size} values for ${previous.size}`);
    if (next === previous) return;
    vectors.set(name, tf.keep(next));
    previous.dispose();
  }

  return {
    get,
    replace(changes) {
      for (const [name, vector] of Object.entries(changes)) swap(name, vector);
    },
    async read() {
      // Clones hold the present values even if training goes on while a read is under way.
      const clones = [...vectors].map(([name, vector]) => [name, vector.clone()] as const);
      const entries = await Promise.all(
        clones.map(async ([name, clone]) => {
          const values = Float32Array.from(await clone.data());
          clone.dispose();
          return [name, values] as const;
        }),
      );
      return Object.fromEntries(entries);
    },
    write(values) {
      for (const [name, vector] of vectors) {
        if (values[name]?.length !== vector.size) throw new RangeError(`snapshot does not fit: ${name}`);
      }
      for (const name of vectors.keys()) swap(name, upload(values[name] as Float32Array));
    },
    dispose() {
      for (const vector of vectors.values()) vector.dispose();
      vectors.clear();
    },
  };
}
