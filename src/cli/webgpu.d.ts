/** Dawn for Node, an optional package. */
declare module 'webgpu' {
  export function create(options: string[]): GPU;
  export const globals: object;
}
