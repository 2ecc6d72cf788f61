import type { Program } from '../contract.ts';
import type { Graph } from '../graph/graph.ts';

/** Name of the cell of a node; powers belong to a phase, because phases count by themselves. */
export const cellName = (node: { readonly name: string; readonly power: boolean }): string =>
  node.power ? `${node.name}^count` : node.name;

interface Cell {
  readonly name: string;
  /** Position among the settings of the program. */
  readonly setting: number;
  readonly power: boolean;
}

/** The setting cells that the graphs of a program read, in the order of the cell block. */
export interface Cells {
  readonly count: number;
  /** Position of a cell by its name in memory plans. Throws a RangeError for an unknown one. */
  indexOf(name: string): number;
  /** Writes the values for the `count`-th run of phase `phase` from `at` on. */
  write(into: Float32Array, at: number, phase: number, settings: Float32Array, count: number): void;
}

export function createCells(program: Program, graphs: readonly Graph[]): Cells {
  const cells: Cell[] = [];
  const powersOf = graphs.map(() => new Set<number>());
  graphs.forEach((graph, phase) => {
    for (const node of graph.nodes) {
      if (node.op !== 'cell') continue;
      const name = cellName(node);
      let index = cells.findIndex((cell) => cell.name === name);
      if (index < 0) index = cells.push({ name, setting: program.settings.indexOf(node.name), power: node.power }) - 1;
      if (node.power) powersOf[phase]?.add(index);
    }
  });
  const plain = cells.flatMap((cell, index) => (cell.power ? [] : [index]));
  const settingOf = (index: number, settings: Float32Array): number =>
    settings[(cells[index] as Cell).setting] as number;

  return {
    count: cells.length,
    indexOf(name) {
      const index = cells.findIndex((cell) => cell.name === name);
      if (index < 0) throw new RangeError(`${program.name}: no cell ${name}`);
      return index;
    },
    write(into, at, phase, settings, count) {
      for (const index of plain) into[at + index] = settingOf(index, settings);
      // In float64: float32 loses the digits of 1 − βᵗ at small counts.
      for (const index of powersOf[phase] ?? []) into[at + index] = settingOf(index, settings) ** count;
    },
  };
}
