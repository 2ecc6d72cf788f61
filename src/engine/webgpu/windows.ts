import { type Geometry, gridOf, placesPerAxis } from '../../math/windows.ts';
import { index, type Scope } from './scope.ts';

/** Elements of windows and of what they add up to; both gather, so that no two threads write to the same place. */

/** Name of the value of an element of the operand. */
type Read = (scope: Scope, coordinates: readonly [string, string]) => string;

/** The value of a variable that starts as 0 and is changed under conditions. */
function conditional(scope: Scope, fill: (name: string) => void): string {
  const name = scope.name();
  scope.variable(name, '0.0');
  fill(name);
  return name;
}

/** a[i] · size + b. */
const joined = (scope: Scope, a: string, size: number, b: string): string =>
  scope.let(index.add(scope.let(index.mul(a, size)), b));

/** Quotient and remainder. */
const divided = (scope: Scope, a: string, by: number): readonly [string, string] => [
  scope.let(index.div(a, by)),
  scope.let(index.mod(a, by)),
];

/** Element [row, column] of `patches`: a pixel, or 0 beside the picture. */
export function patchElement(
  scope: Scope,
  geometry: Geometry,
  [row = '0u', column = '0u']: readonly string[],
  read: Read,
): string {
  const { height, width, channels, kernel, stride, padding } = geometry;
  const { rows, columns, windows } = gridOf(geometry);
  const [picture, window] = divided(scope, row, windows);
  const [top, left] = divided(scope, window, columns);
  const [place, channel] = divided(scope, column, channels);
  const [ky, kx] = divided(scope, place, kernel);
  // Counted from the corner of the padding, so that no index is negative.
  const y = joined(scope, top, stride, ky);
  const x = joined(scope, left, stride, kx);
  const within = (at: string, size: number, end: number): readonly string[] => [
    ...(padding > 0 ? [`${at} >= ${padding}u`] : []),
    ...(end > padding + size ? [`${at} < ${padding + size}u`] : []),
  ];
  const conditions = [
    ...within(y, height, (rows - 1) * stride + kernel),
    ...within(x, width, (columns - 1) * stride + kernel),
  ];
  const value = (inner: Scope): string => {
    const [fromTop, fromLeft] = [y, x].map((at) => inner.let(index.sub(at, padding))) as [string, string];
    return read(inner, [picture, joined(inner, joined(inner, fromTop, width, fromLeft), channels, channel)]);
  };
  if (conditions.length === 0) return value(scope);
  return conditional(scope, (name) => {
    scope.block(`if (${conditions.join(' && ')})`, (inner) => inner.line(`${name} = ${value(inner)};`));
  });
}

/** Element [picture, number] of `unpatches`: the sum over all windows that look at a pixel, from below and right on. */
export function pictureElement(
  scope: Scope,
  geometry: Geometry,
  [picture = '0u', number = '0u']: readonly string[],
  read: Read,
): string {
  const { width, channels, kernel, stride, padding } = geometry;
  const { rows, columns } = gridOf(geometry);
  const [pixel, channel] = divided(scope, number, channels);
  const places = placesPerAxis(geometry);
  /** Last window along an axis that can look at a pixel, and the pixel's place in it. */
  const [lastTop, firstY] = divided(
    scope,
    scope.let(index.add(scope.let(index.div(pixel, width)), `${padding}u`)),
    stride,
  );
  const [lastLeft, firstX] = divided(
    scope,
    scope.let(index.add(scope.let(index.mod(pixel, width)), `${padding}u`)),
    stride,
  );
  return conditional(scope, (total) => {
    const [i, j] = [scope.name(), scope.name()];
    /** Windows before the last one, `k` of them: whether that one exists and looks at the pixel at all. */
    const exists = (k: string, last: string, place: string, count: number): string =>
      `${k} <= ${last} && ${last} - ${k} < ${count}u && ${place} < ${kernel}u`;
    scope.loop(i, '0u', `${places}u`, (outer) => {
      const ky = outer.let(index.add(outer.let(index.mul(i, stride)), firstY));
      outer.block(`if (${exists(i, lastTop, ky, rows)})`, (line) => {
        line.loop(j, '0u', `${places}u`, (inner) => {
          const kx = inner.let(index.add(inner.let(index.mul(j, stride)), firstX));
          inner.block(`if (${exists(j, lastLeft, kx, columns)})`, (block) => {
            const top = joined(block, picture, rows, block.let(`${lastTop} - ${i}`));
            const window = joined(block, top, columns, block.let(`${lastLeft} - ${j}`));
            const place = joined(block, ky, kernel, kx);
            block.line(`${total} += ${read(block, [window, joined(block, place, channels, channel)])};`);
          });
        });
      });
    });
  });
}
