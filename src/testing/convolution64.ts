import { type Geometry, gridOf } from '../math/windows.ts';

/** Convolutions by definition, seven loops in float64: what nn/convolution.ts is tested against. */

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

/** Calls `use` for every product in a convolution: positions in picture, weight [ky, kx, c, f] and result. */
function eachProduct(
  { height, width, channels, kernel, stride, padding }: Geometry,
  batch: number,
  filters: number,
  use: (inPicture: number, c: number, place: number, f: number, inGrid: number) => void,
): void {
  const { rows, columns } = gridOf({ height, width, channels, kernel, stride, padding });
  for (let n = 0; n < batch; n++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        for (let ky = 0; ky < kernel; ky++)
          for (let kx = 0; kx < kernel; kx++) {
            const [y, x] = [row * stride - padding + ky, column * stride - padding + kx];
            if (y < 0 || x < 0 || y >= height || x >= width) continue;
            for (let c = 0; c < channels; c++)
              for (let f = 0; f < filters; f++)
                use(
                  ((n * height + y) * width + x) * channels + c,
                  c,
                  ky * kernel + kx,
                  f,
                  ((n * rows + row) * columns + column) * filters + f,
                );
          }
}

/** Convolution of pictures x [batch, h·w·c] with weight [k·k·c, filters], as rows [batch·windows, filters]. */
export function convolve64(
  x: ArrayLike<number>,
  weight: ArrayLike<number>,
  geometry: Geometry,
  filters: number,
): Float64Array {
  const { windows, picture } = gridOf(geometry);
  const batch = x.length / picture;
  const result = new Float64Array(batch * windows * filters);
  eachProduct(geometry, batch, filters, (inPicture, c, place, f, inGrid) => {
    const value = at(x, inPicture) * at(weight, (place * geometry.channels + c) * filters + f);
    result[inGrid] = at(result, inGrid) + value;
  });
  return result;
}

/** Transposed convolution of grids x [batch·windows, filters] with weight [filters, k·k·c], as pixels [batch·h·w, c]. */
export function convolveTransposed64(
  x: ArrayLike<number>,
  weight: ArrayLike<number>,
  geometry: Geometry,
  filters: number,
): Float64Array {
  const { windows, picture, patch } = gridOf(geometry);
  const batch = x.length / (windows * filters);
  const result = new Float64Array(batch * picture);
  eachProduct(geometry, batch, filters, (inPicture, c, place, f, inGrid) => {
    const value = at(x, inGrid) * at(weight, f * patch + place * geometry.channels + c);
    result[inPicture] = at(result, inPicture) + value;
  });
  return result;
}
