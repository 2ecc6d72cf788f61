import type { Type } from './syntax.ts';

/** A name within a function. */
export interface Local {
  readonly type: Type;
  isUniform: boolean;
  readonly isConstant: boolean;
  /** Of a constant; see `Value`. */
  readonly factors?: string | undefined;
}

/** Names of a function, block by block. */
export function createScopes() {
  const scopes = [new Map<string, Local>()];
  return {
    find: (name: string): Local | undefined => scopes.findLast((scope) => scope.has(name))?.get(name),
    declare(name: string, local: Local): void {
      scopes.at(-1)?.set(name, local);
    },
    /** What is declared meanwhile ends with it. */
    within<T>(make: () => T): T {
      scopes.push(new Map());
      const made = make();
      scopes.pop();
      return made;
    },
  };
}
