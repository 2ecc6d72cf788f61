@external("env", "reserved")
declare const RESERVED: i32;

/**
 * Start of the memory that the kernels of one thread use for themselves (see RESERVED_BYTES in ../opcodes.ts). Without threads it is
 * known to be 0, and costs nothing.
 */
@inline export function reserved(): usize {
  return ASC_FEATURE_THREADS ? <usize>RESERVED : 0;
}
