/** Square windows that slide over pictures: the geometry of convolutions. */

/**
 * A picture of height × width pixels with `channels` numbers each, looked at through windows of `kernel` × `kernel`
 * pixels, `stride` apart, with `padding` < kernel pixels of zeros on each side. A convolution goes from the picture to the grid
 * of windows, a transposed one from the grid to the picture, so both layers of a pair have the same geometry.
 */
export interface Geometry {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** Numbers derived from a geometry. */
export interface Grid {
  /** Windows that lie above and beside each other; windows that stick out behind the padding do not count. */
  readonly rows: number;
  readonly columns: number;
  /** rows · columns. */
  readonly windows: number;
  /** Numbers of one window: kernel · kernel · channels. */
  readonly patch: number;
  /** Numbers of one picture: height · width · channels. */
  readonly picture: number;
}

/** The grid of windows of a geometry. Throws a RangeError if sizes are no whole numbers, or no window fits. */
export function gridOf(geometry: Geometry): Grid {
  const { height, width, channels, kernel, stride, padding } = geometry;
  const sizes = [height, width, channels, kernel, stride, padding + 1];
  const isWhole = sizes.every((size) => Number.isInteger(size) && size > 0);
  if (!isWhole || padding >= kernel) throw new RangeError(`no geometry: ${JSON.stringify(geometry)}`);
  const along = (size: number): number => Math.floor((size + 2 * padding - kernel) / stride) + 1;
  const [rows, columns] = [along(height), along(width)];
  if (rows < 1 || columns < 1) throw new RangeError(`no window fits: ${JSON.stringify(geometry)}`);
  return {
    rows,
    columns,
    windows: rows * columns,
    patch: kernel * kernel * channels,
    picture: height * width * channels,
  };
}

/** Most windows in a row that look at the same pixel. */
export const placesPerAxis = ({ kernel, stride }: Geometry): number => Math.ceil(kernel / stride);

/**
 * Calls `use` for every place of every window that lies on the picture: `place` counts places (window, ky, kx) and
 * `pixel` the pixels of one picture, both in reading order.
 */
export function eachPlace(geometry: Geometry, use: (place: number, pixel: number) => void): void {
  const { height, width, kernel, stride, padding } = geometry;
  const { windows, columns } = gridOf(geometry);
  for (let window = 0; window < windows; window++) {
    const top = Math.floor(window / columns) * stride - padding;
    const left = (window % columns) * stride - padding;
    for (let ky = Math.max(0, -top); ky < Math.min(kernel, height - top); ky++) {
      for (let kx = Math.max(0, -left); kx < Math.min(kernel, width - left); kx++) {
        use((window * kernel + ky) * kernel + kx, (top + ky) * width + left + kx);
      }
    }
  }
}

/**
 * For each picture of a batch, adds the numbers of every place of every window to its pixel (`toPictures`), or those of
 * the pixel to the place. Windows are [batch · windows, patch], pictures [batch, picture]; `to` begins as zeros.
 */
export function moveWindows<Values extends Float32Array | Float64Array>(
  geometry: Geometry,
  from: Values,
  to: Values,
  toPictures: boolean,
): void {
  const { windows, patch, picture } = gridOf(geometry);
  const { channels } = geometry;
  const batch = (toPictures ? to : from).length / picture;
  for (let i = 0; i < batch; i++) {
    eachPlace(geometry, (place, pixel) => {
      const inWindows = i * windows * patch + place * channels;
      const inPicture = i * picture + pixel * channels;
      const [source, target] = toPictures ? [inWindows, inPicture] : [inPicture, inWindows];
      for (let c = 0; c < channels; c++) to[target + c] = (to[target + c] as number) + (from[source + c] as number);
    });
  }
}
