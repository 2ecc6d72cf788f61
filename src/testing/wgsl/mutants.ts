/** Mistakes that a generator of shaders could make, as changes of the text that it writes. */

/** A kind of mistake: every place of a shader where it could be made, as the shader with the mistake. */
export type Mistake = (code: string) => readonly string[];

/** Whether the text at a place belongs to a function that is called, or to `main`. */
function isLive(code: string): (at: number) => boolean {
  const functions = [...code.matchAll(/^fn (\w+)\(/gm)].map(({ index, 1: name = '' }) => ({
    from: index,
    isCalled: name === 'main' || code.split(`${name}(`).length > 2,
  }));
  return (at) => functions.findLast(({ from }) => from <= at)?.isCalled ?? false;
}

/** Every match of a pattern replaced, in what the generator writes for the program at hand. */
const everywhere =
  (pattern: RegExp, change: (match: RegExpMatchArray) => string): Mistake =>
  (code) => {
    const live = isLive(code);
    // What comes before is the same in all shaders.
    const begin = code.indexOf('var<workgroup>');
    return [...code.slice(begin).matchAll(pattern)].flatMap((match) => {
      const at = begin + match.index;
      return live(at) ? [code.slice(0, at) + change(match) + code.slice(at + match[0].length)] : [];
    });
  };

export const MISTAKES = {
  'a barrier left out': everywhere(/(storage|workgroup)Barrier\(\);/g, () => ''),
  'a barrier of the other kind': everywhere(/(storage|workgroup)Barrier\(\);/g, ([, kind]) =>
    kind === 'storage' ? 'workgroupBarrier();' : 'storageBarrier();',
  ),
  'a barrier that some threads miss': everywhere(
    /(storage|workgroup)Barrier\(\);/g,
    ([whole]) => `if (l < 32u) { ${whole} }`,
  ),
  'a store beside its place': everywhere(
    /\b(work|state)\[(.*)\] = /g,
    ([, buffer, at]) => `${buffer}[(${at} + 1u)] = `,
  ),
  'a load beside its place': everywhere(
    /(let v\d+ = (?:work|state))\[(.*)\];/g,
    ([, head, at]) => `${head}[(${at} + 1u)];`,
  ),
  'a load beside the buffer': everywhere(
    /(let v\d+ = (?:work|state))\[(.*)\];/g,
    ([, head, at]) => `${head}[(${at} + 1048576u)];`,
  ),
  'a sum without its last term': everywhere(
    /(for \(var [kq] = 0u; [kq] < )(\d+)u/g,
    ([, head, count]) => `${head}${Number(count) - 1}u`,
  ),
  'a kernel without its last thread': everywhere(
    /(for \(var t = l; t < |if \(t < )(\d+)u/g,
    ([, head, count]) => `${head}${Number(count) - 1}u`,
  ),
  'a kernel that is left out': everywhere(/k\d+\((t|t, group|group, l|g, l)\);/g, () => ''),
  'members in one place': everywhere(/(arena|state)Base = member \* \d+u;/g, ([, base]) => `${base}Base = 0u;`),
} satisfies Readonly<Record<string, Mistake>>;
