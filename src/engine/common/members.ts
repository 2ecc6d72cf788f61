import type { Member, Program } from '../contract.ts';

/** The resident points of a member: its own, or those of the program. */
export const dataOf = (program: Program, { data }: Member): Program['data'] => data ?? program.data;

/** Throws a RangeError unless there are as many numbers as the resident ones whose place they are to take. */
export function checkRefill({ values }: Program['data'], { length }: Float32Array): void {
  if (length !== values.length) throw new RangeError(`${length} numbers do not fit a table of ${values.length}`);
}

/**
 * Throws a RangeError unless there are members and each fits the program: state vectors of its names and sizes, and as
 * many points. The message names the member and what does not fit.
 */
export function checkMembers(
  program: Program,
  members: readonly Member[],
): asserts members is readonly [Member, ...Member[]] {
  if (members.length === 0) throw new RangeError(`${program.name}: an ensemble needs a member`);
  members.forEach((member, index) => {
    const fail = (what: string): never => {
      throw new RangeError(`${program.name}: member ${index} does not fit: ${what}`);
    };
    for (const [name, { length }] of Object.entries(program.state)) {
      if (member.state[name]?.length !== length) fail(name);
    }
    const { values, columns } = dataOf(program, member);
    if (values.length !== program.data.values.length || columns !== program.data.columns) fail('data');
  });
}
