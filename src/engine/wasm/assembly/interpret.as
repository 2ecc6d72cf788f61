import { dots } from './dots';
import { binary, unary } from './elementwise';
import { matmul } from './matmul';
import { copyRows, fill, lookUp, transpose } from './move';
import { optimise } from './optimise';
import { kernelForce, kernelSum } from './pairwise';
import { gatherRows, normals, uniforms } from './random';
import { reduce } from './reduce';
import { meet } from './threads';
import { patches, unpatches } from './windows';

/** Bytes of one instruction: sixteen words, the first of which is the opcode (see ../opcodes.ts). */
const INSTRUCTION: usize = 64;

/** Words that an execution has before its cells: first instruction, end, and draw counter. */
export const HEADER: usize = 12;

@inline export function address(at: usize, word: usize): usize {
  return <usize>load<u32>(at + (word << 2));
}

@inline export function word(at: usize, index: usize): i32 {
  return load<i32>(at + (index << 2));
}

export function interpret(at: usize, end: usize, counter: i32, seed: i32): void {
  for (; at < end; at += INSTRUCTION) {
    switch (load<i32>(at)) {
      case 0: matmul(at); break;
      case 1: dots(at); break;
      case 2: unary(word(at, 1), address(at, 2), address(at, 3), word(at, 4)); break;
      case 3: binary(at); break;
      case 4: reduce(word(at, 1) != 0, address(at, 2), address(at, 3), word(at, 4), word(at, 5), word(at, 6), address(at, 7)); break;
      case 5: transpose(address(at, 1), address(at, 2), word(at, 3), word(at, 4), address(at, 5)); break;
      case 6: copyRows(address(at, 1), address(at, 2), word(at, 3), address(at, 4), address(at, 5), address(at, 6)); break;
      case 7: fill(address(at, 1), word(at, 2), load<f32>(at, 12)); break;
      case 8: uniforms(address(at, 1), word(at, 2), counter, word(at, 3), seed, word(at, 4)); break;
      case 9: normals(address(at, 1), word(at, 2), counter, word(at, 3), seed, word(at, 4)); break;
      case 10:
        gatherRows(address(at, 1), word(at, 2), counter, word(at, 3), seed, address(at, 4), word(at, 5), address(at, 6), word(at, 7));
        break;
      case 11: optimise(at); break;
      case 12: kernelSum(at); break;
      case 13: kernelForce(at); break;
      case 14: patches(at); break;
      case 15: unpatches(at); break;
      case 16: lookUp(address(at, 1), address(at, 2), word(at, 3), address(at, 4), word(at, 5)); break;
      case 17:
        // Without threads there is nobody to wait for.
        if (ASC_FEATURE_THREADS) meet(address(at, 1), word(at, 2), word(at, 3));
        else unreachable();
        break;
      default: unreachable();
    }
  }
}
