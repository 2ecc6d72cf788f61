import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Crc32 } from '../data/crc32.ts';
import { writeSafetensors } from '../data/safetensors.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { RunFileError, readRunFile, type WholeRun, writeRunFile } from './runFile.ts';

const experiment = withValues(defaultExperiment(), { seed: 3, 'generatorOptimiser.rate': 2e-4 });

const whole: WholeRun = {
  row: {
    line: 'old',
    savedAt: 5,
    step: 20,
    preset: 'collapse',
    experiment,
    captured: [3, 8],
    picture: { width: 2, height: 1, pixels: Uint8ClampedArray.of(1, 2, 3, 4, 5, 6, 7, 255) },
    label: { name: 'Best so far', note: 'two\nlines', folder: 'Paper' },
  },
  kept: {
    line: 'old',
    preset: 'collapse',
    checkpoint: {
      run: 0,
      engine: 'compiled-wasm',
      experiment,
      snapshot: {
        step: 20,
        phase: 1,
        repeat: 0,
        counts: [20, 20],
        state: { weights: Float32Array.of(0.1, -2, 1e-30) },
      },
      report: { 'critic.loss': 0.5 },
      reel: {
        steps: [0, 10],
        tiles: [0],
        strip: { height: 1, width: 1, channels: 1, count: 2, pixels: Uint8ClampedArray.of(7, 9) },
      },
    },
    series: {
      points: [
        { step: 10, values: { modes: 2, w1: null } },
        { step: 20, values: { modes: 3, w1: 0.1 + 0.2 } },
      ],
      events: [{ step: 15, kind: 'collapse' }],
    },
  },
  points: {
    id: 'abc',
    name: 'table.csv',
    mean: [1, 2],
    std: [3, 4],
    columns: ['a', '<b>'],
    points: Float32Array.of(0, 1, 2, 3),
    values: Float64Array.of(0.1, 0.2, 0.3, 0.4),
  },
};

const reasonOf = (bytes: Uint8Array): string => {
  try {
    readRunFile(bytes, 'new');
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(RunFileError);
    const { reason } = error as RunFileError;
    expect(reason.ja).not.toBe(reason.en);
    return reason.en;
  }
};

/** A file that is whole, whatever stands in it. */
function fileOf(metadata: unknown, state: Record<string, Float32Array> = { weights: Float32Array.of(1) }): Uint8Array {
  const body = writeSafetensors({
    tensors: Object.fromEntries(
      Object.entries(state).map(([name, values]) => [`state.${name}`, { shape: [values.length], values }]),
    ),
    metadata: { run: typeof metadata === 'string' ? metadata : JSON.stringify(metadata) },
  });
  const packed = deflateSync(body);
  const file = new Uint8Array(20 + packed.length);
  const crc = new Crc32();
  crc.add(body);
  file.set(new TextEncoder().encode('MDSCPRUN'));
  new Uint32Array(file.buffer, 8, 3).set([1, body.length, crc.value]);
  file.set(packed, 20);
  return file;
}

const place = { step: 3, phase: 0, repeat: 0, counts: [3] };
const told = { savedAt: 1, step: 3, preset: 'collapse', settings: {}, engine: 'compiled-wasm', place };

describe('a run as one file', () => {
  it('comes back bit for bit, under a line of its own', () => {
    const read = readRunFile(writeRunFile(whole), 'new');
    expect(read).toEqual({ ...whole, row: { ...whole.row, line: 'new' }, kept: { ...whole.kept, line: 'new' } });
  });

  it('says of every other file that it is none, and of one that was cut or changed that it is damaged', () => {
    const file = writeRunFile(whole);
    expect(reasonOf(new Uint8Array())).toMatch(/no file of a run/);
    expect(reasonOf(new TextEncoder().encode('x,y\n1,2\n'))).toMatch(/no file of a run/);
    for (const length of [10, 19, 20, 60, file.length - 1])
      expect(reasonOf(file.subarray(0, length))).toMatch(/damaged/);
    fc.assert(
      fc.property(fc.integer({ min: 20, max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = file.slice();
        changed[at] = (changed[at] as number) ^ change;
        expect(reasonOf(changed)).toMatch(/damaged/);
      }),
      { numRuns: 60 },
    );
  });

  it('knows files of newer versions, and those that would fill the memory', () => {
    const with32 = (at: number, value: number): Uint8Array => {
      const file = writeRunFile(whole);
      new DataView(file.buffer).setUint32(at, value, true);
      return file;
    };
    expect(reasonOf(with32(8, 2))).toMatch(/newer version/);
    expect(reasonOf(with32(12, 2 ** 31))).toMatch(/too large/);
    // It says less than comes out of it.
    expect(reasonOf(with32(12, 100))).toMatch(/damaged/);
  });

  it('takes of what is whole only what is sound', () => {
    const markup = '<img src=x onerror=alert(1)>';
    const { row, kept, points } = readRunFile(
      fileOf({
        ...told,
        settings: { seed: 5, 'penalty.weight': 'much', unknown: markup },
        report: { criticLoss: 1, bad: markup },
        label: { name: `a\u202e\u0007b ${'x'.repeat(500)}`, note: markup, folder: 7 },
        series: {
          points: [{ step: -1 }, { step: 2, values: { w1: 0.5, bad: 'x' } }, null],
          events: [{ step: 1, kind: markup }],
        },
        picture: { width: 10, height: 10 },
        reel: { steps: [1], tiles: [0], strip: { height: 9, width: 9, channels: 1, count: 1 } },
        points: { id: 'x', name: 'y', mean: [1], std: [1, 2], columns: ['a', 'b'] },
      }),
      'new',
    );
    expect(row.experiment.seed).toBe(5);
    expect(row.label?.name).toHaveLength(80);
    expect(row.label?.name).toMatch(/^ab x/);
    expect(row.label).toMatchObject({ note: markup, folder: '' });
    expect(row.picture).toBeUndefined();
    expect(kept.checkpoint.report).toEqual({ criticLoss: 1 });
    expect(kept.checkpoint.reel).toBeUndefined();
    expect(kept.series).toEqual({ points: [{ step: 2, values: { w1: 0.5 } }], events: [] });
    expect(points).toBeUndefined();
  });

  it.each([
    ['no JSON', 'not json'],
    ['a list', []],
    ['no step', { ...told, place: { ...place, step: 1.5 } }],
    ['counts of another kind', { ...told, place: { ...place, counts: ['x'] } }],
    ['no phase', { ...told, place: { ...place, phase: -1 } }],
    ['no engine', { ...told, engine: 3 }],
  ])('refuses a whole file with %s', (_, metadata) => {
    expect(reasonOf(fileOf(metadata))).toMatch(/damaged/);
  });

  it('refuses a whole file without a state', () => {
    expect(reasonOf(fileOf(told, {}))).toMatch(/damaged/);
  });
});
