import * as tf from '@tensorflow/tfjs-core';

/** Scalars of the setting cells, uploaded again only when a value changed. */
export interface SettingCells {
  /** Scalar of a cell; owned by the cells. Throws a RangeError for an unknown name. */
  scalar(name: string): tf.Scalar;
  value(name: string): number;
  update(values: Float32Array): void;
  dispose(): void;
}

export function createSettingCells(names: readonly string[]): SettingCells {
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const scalars = new Map<string, { readonly value: number; readonly scalar: tf.Scalar }>();
  let current = new Float32Array(names.length);

  function value(name: string): number {
    const index = indexOf.get(name);
    if (index === undefined) throw new RangeError(`no setting cell ${name}`);
    return current[index] as number;
  }

  return {
    value,
    scalar(name) {
      const wanted = value(name);
      const cached = scalars.get(name);
      // Object.is, so that a NaN setting does not upload a new scalar every step.
      if (cached && Object.is(cached.value, wanted)) return cached.scalar;
      cached?.scalar.dispose();
      const scalar = tf.keep(tf.scalar(wanted));
      scalars.set(name, { value: wanted, scalar });
      return scalar;
    },
    update(values) {
      if (values.length !== names.length) throw new RangeError(`${values.length} settings for ${names.length} cells`);
      current = values.slice();
    },
    dispose() {
      for (const { scalar } of scalars.values()) scalar.dispose();
      scalars.clear();
    },
  };
}
