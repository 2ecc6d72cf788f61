/** Images on this device: bytes [count, height · width · channels], channels last, with or without labels. */
export interface ImageSet {
  /** `mnist`, or the fingerprint of what a user brought. */
  readonly id: string;
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly count: number;
  readonly pixels: Uint8Array;
  /** Class of each image, below `classes.length`; null for a set without labels. */
  readonly labels: Uint8Array | null;
  /** Names of the classes; none for a set without labels. */
  readonly classes: readonly string[];
}
