/** What the generated shaders are made of: the part of WGSL that src/engine/webgpu writes, and nothing else. */

/** A type by its name (`f32`, `vec4u`, a structure), or an array of so many. */
export type Type = string | { readonly of: Type; readonly size: number };

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly type: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: string; readonly x: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly a: Expression; readonly b: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly kind: 'field'; readonly of: Expression; readonly name: string };

export type Statement =
  | { readonly kind: 'declare'; readonly isConstant: boolean; readonly name: string; readonly value: Expression }
  | { readonly kind: 'assign'; readonly to: Expression; readonly operator: string; readonly value: Expression }
  | { readonly kind: 'if'; readonly when: Expression; readonly then: Block; readonly otherwise: Block }
  | {
      readonly kind: 'for';
      readonly first: Statement;
      readonly while: Expression;
      readonly next: Statement;
      readonly body: Block;
    }
  | { readonly kind: 'return'; readonly value: Expression | undefined }
  | { readonly kind: 'call'; readonly call: Expression };

export type Block = readonly Statement[];

export interface Named {
  readonly name: string;
  readonly type: Type;
}

/** A variable of the module: `space` is storage, uniform, private or workgroup; `isWritten` where stores are allowed. */
export interface ModuleVariable extends Named {
  readonly space: string;
  readonly isWritten: boolean;
  readonly binding: number | undefined;
}

export interface WgslFunction {
  readonly name: string;
  readonly parameters: readonly Named[];
  readonly result: Type | undefined;
  readonly body: Block;
  /** Threads of a workgroup; of an entry point only. */
  readonly workgroup: number | undefined;
}

export interface Module {
  readonly structures: ReadonlyMap<string, readonly Named[]>;
  readonly variables: readonly ModuleVariable[];
  /** In an order in which every one is called only by later ones. */
  readonly functions: readonly WgslFunction[];
}

/** True if `visit` is for any statement of a block or of the blocks in it. */
export function someStatement(block: Block, visit: (statement: Statement) => boolean): boolean {
  return block.some((statement) => {
    if (visit(statement)) return true;
    if (statement.kind === 'if')
      return [statement.then, statement.otherwise].some((each) => someStatement(each, visit));
    return statement.kind === 'for' && someStatement([statement.first, statement.next, ...statement.body], visit);
  });
}

/** Names of the functions that a statement calls, without the blocks in it. */
function callsIn(statement: Statement): readonly string[] {
  const names: string[] = [];
  const visit = (x: Expression): void => {
    if (x.kind === 'call') names.push(x.name);
    const inner: readonly Expression[] =
      x.kind === 'call'
        ? x.args
        : x.kind === 'unary'
          ? [x.x]
          : x.kind === 'binary'
            ? [x.a, x.b]
            : x.kind === 'index'
              ? [x.of, x.at]
              : x.kind === 'field'
                ? [x.of]
                : [];
    inner.forEach(visit);
  };
  if (statement.kind === 'declare') visit(statement.value);
  if (statement.kind === 'assign') [statement.to, statement.value].forEach(visit);
  if (statement.kind === 'if') visit(statement.when);
  if (statement.kind === 'for') visit(statement.while);
  if (statement.kind === 'return' && statement.value) visit(statement.value);
  if (statement.kind === 'call') visit(statement.call);
  return names;
}

export const BARRIERS = ['storageBarrier', 'workgroupBarrier'];

/** Names of functions with a barrier, or that call one with a barrier. */
export function functionsThatWait(functions: readonly WgslFunction[]): ReadonlySet<string> {
  const waiting = new Set(BARRIERS);
  for (const { name, body } of functions)
    if (someStatement(body, (statement) => callsIn(statement).some((called) => waiting.has(called)))) waiting.add(name);
  return waiting;
}
