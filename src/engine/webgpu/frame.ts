/** Sizes of the buffers that shaders of a program see, in elements. */
export interface BufferSizes {
  readonly state: number;
  readonly work: number;
  readonly cells: number;
}

/** Where the memory of a member begins, as WGSL; empty where there is only one. */
export interface Bases {
  readonly state: string;
  readonly outputs: string;
  readonly arena: string;
  /** Resident data from its first element on; empty where the layout knows it. */
  readonly data: string;
}

/** How shaders see the buffers, the numbers of the execution at hand, and the member that they work for. */
export interface Frame {
  /** Bindings, and `counter()`, `seed()` and `zero()`, of which the last hides a constant from the driver. */
  readonly declarations: string;
  /** First statements of `main`, which knows its workgroup as `id`. */
  readonly enter: readonly string[];
  readonly bases: Bases;
  /** WGSL of a cell by its position. */
  readonly cell: (position: number) => string;
}

/** Words in front of the cells of an entry: draw counter, seed, zero and one that is not used. */
export const HEADER_WORDS = 4;
/** In an ensemble: draw counter, seed, zero, mode, first element of the data, and three that are not used. */
export const MEMBER_HEADER_WORDS = 8;

/** What a member does in an execution; the mode of its entry. */
export const MODES = { idle: 0, run: 1, report: 2 } as const;

const groupsOf = (cells: number): number => Math.max(1, Math.ceil(cells / 4));

/** Words of an entry with so many words in front of its cells. */
export const entryWordsOf = (header: number, cells: number): number => header + 4 * groupsOf(cells);

const buffers = ({ state, work }: BufferSizes): readonly string[] => [
  `@group(0) @binding(0) var<storage, read_write> state: array<f32, ${state}>;`,
  `@group(0) @binding(1) var<storage, read_write> work: array<f32, ${work}>;`,
];

const header = (now: string): readonly string[] =>
  ['counter', 'seed', 'zero'].map((name) => `fn ${name}() -> u32 { return ${now}.${name}; }`);

const cellOf =
  (now: string) =>
  (position: number): string =>
    `${now}.cells[${position >> 2}u][${position & 3}u]`;

/** A program alone: its entry is a uniform. */
export function frameAlone(sizes: BufferSizes): Frame {
  const declarations = [
    `struct Now { counter: u32, seed: u32, zero: u32, unused: u32, cells: array<vec4f, ${groupsOf(sizes.cells)}> }`,
    ...buffers(sizes),
    '@group(0) @binding(2) var<uniform> now: Now;',
    ...header('now'),
  ].join('\n');
  return { declarations, enter: [], bases: { state: '', outputs: '', arena: '', data: '' }, cell: cellOf('now') };
}

/** What the members of an ensemble have to themselves, in elements. */
export interface MemberSizes {
  readonly members: number;
  readonly state: number;
  readonly outputs: number;
  readonly arena: number;
}

/**
 * Members side by side: the workgroup's position along `axis` says for which of them it works. Entries lie in a storage
 * buffer, one for each member; one that is idle is left at once, by its whole workgroup.
 */
export function frameOfMembers(sizes: BufferSizes, own: MemberSizes, axis: 'x' | 'z'): Frame {
  const cells = groupsOf(sizes.cells);
  const fields = ['counter', 'seed', 'zero', 'mode', 'data'].map((name) => `${name}: u32`);
  const declarations = [
    `struct Now { ${fields.join(', ')}, cells: array<vec4f, ${cells}> }`,
    ...buffers(sizes),
    `@group(0) @binding(2) var<storage, read> nows: array<Now, ${own.members}>;`,
    ...['member', 'stateBase', 'outputBase', 'arenaBase', 'dataBase'].map((name) => `var<private> ${name}: u32;`),
    ...header('nows[member]'),
  ].join('\n');
  const enter = [
    // The mode by way of the builtin: a private variable would not count as uniform, which barriers need.
    `let mode = nows[id.${axis}].mode;`,
    `if (mode == ${MODES.idle}u) { return; }`,
    `member = id.${axis};`,
    `stateBase = member * ${own.state}u;`,
    `outputBase = member * ${own.outputs}u;`,
    `arenaBase = member * ${own.arena}u;`,
    'dataBase = nows[member].data;',
  ];
  const bases = { state: 'stateBase', outputs: 'outputBase', arena: 'arenaBase', data: 'dataBase' };
  return { declarations, enter, bases, cell: cellOf('nows[member]') };
}
