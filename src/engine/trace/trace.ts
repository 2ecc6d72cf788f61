import type * as tf from '@tensorflow/tfjs-core';
import { constant } from '../common/constant.ts';
import type { PhaseIo, Program, ProgramPhase } from '../contract.ts';
import { createBuilder } from '../graph/builder.ts';
import type { DrawLaw, Graph, Operation, Output, Shape } from '../graph/graph.ts';
import { TraceError } from './errors.ts';
import { appended, nodeOf, placeholder, record } from './recording.ts';

/** Placeholders of one graph: the same name gives the same tensor, so that reading twice is one node. */
function createInputs(): (operation: Operation & { readonly name: string }, shape: Shape) => tf.Tensor {
  const made = new Map<string, tf.Tensor>();
  return (operation, shape) => {
    const key = JSON.stringify(operation);
    const known = made.get(key);
    if (known) return known;
    const tensor = placeholder(operation, shape);
    made.set(key, tensor);
    return tensor;
  };
}

function stateReader(program: Program, part: string): (name: string) => tf.Tensor1D {
  const input = createInputs();
  return (name) => {
    const vector = program.state[name];
    if (!vector) throw new TraceError(part, name, 'is no state vector');
    return input({ op: 'state', name }, [vector.length]) as tf.Tensor1D;
  };
}

function phaseIo(program: Program, part: string): PhaseIo {
  const input = createInputs();
  const cell = (name: string, power: boolean): tf.Scalar => {
    if (!program.settings.includes(name)) throw new TraceError(part, name, 'is no setting');
    return input({ op: 'cell', name, power }, []) as tf.Scalar;
  };
  const draw = (law: DrawLaw, stream: string, rows: number, columns: number): tf.Tensor2D =>
    placeholder({ op: 'draw', law, stream }, [rows, columns]) as tf.Tensor2D;
  return {
    state: stateReader(program, part),
    setting: (name) => cell(name, false),
    settingPower: (name) => cell(name, true),
    normal: (stream, rows, columns) => draw('normal', stream, rows, columns),
    uniform: (stream, rows, columns) => draw('uniform', stream, rows, columns),
    rows: (stream, count) => draw('rows', stream, count, program.data.columns),
    at: constant((index) => {
      if (program.data.values.length === 0) throw new TraceError(part, 'at', 'has no table to look in');
      return appended({ op: 'lookup' }, index) as tf.Tensor2D;
    }),
  };
}

/** The graph of one phase: loss, autodiff and update as tfjs would have executed them. Throws a TraceError. */
export function tracePhase(program: Program, phase: ProgramPhase): Graph {
  const part = `${program.name}/${phase.id}`;
  const build = createBuilder();
  const outputs = record(part, build, (): Output[] => {
    const { state, report } = phase.body(phaseIo(program, part));
    const changed = Object.entries(state).map(([name, tensor]): Output => {
      if (program.state[name]?.length !== tensor.size)
        throw new TraceError(part, name, `is returned with ${tensor.size} values`);
      return { kind: 'state', name, node: nodeOf(tensor) };
    });
    const reported = Object.entries(report).map(([name, scalar]): Output => {
      const output: Output = { kind: 'report', name, node: nodeOf(scalar) };
      scalar.dispose();
      return output;
    });
    return [...changed, ...reported];
  });
  return build.finish(part, outputs);
}

/** The graph of a probe for an input of `rows` × `columns`; its only output is the result. Throws a TraceError. */
export function traceProbe(program: Program, name: string, rows: number, columns: number): Graph {
  const probe = program.probes[name];
  if (!probe) throw new RangeError(`${program.name}: no probe ${name}`);
  const part = `${program.name}/${name}`;
  const build = createBuilder();
  const node = record(part, build, () => {
    const input = placeholder({ op: 'input' }, [rows, columns]) as tf.Tensor2D;
    return nodeOf(probe(stateReader(program, part), input));
  });
  return build.finish(part, [{ kind: 'result', name, node }]);
}
