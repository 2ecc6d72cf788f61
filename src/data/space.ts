/** Where the samples of a law live: points of the plane, or images as rows of pixels [height · width · channels] in [−1, 1]. */
export type Space =
  | { readonly kind: 'plane'; readonly size: 2 }
  | {
      readonly kind: 'image';
      readonly height: number;
      readonly width: number;
      readonly channels: number;
      /** Numbers of a row: height · width · channels, channels last. */
      readonly size: number;
    };

export type ImageSpace = Extract<Space, { readonly kind: 'image' }>;

export const PLANE: Space = { kind: 'plane', size: 2 };

/** Space of images; channels are neighbours in a row. */
export function imageSpace(height: number, width: number, channels: number): ImageSpace {
  return { kind: 'image', height, width, channels, size: height * width * channels };
}
