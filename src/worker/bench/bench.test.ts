import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hireInNode } from '../../cli/helperThreads.ts';
import { imageSpace } from '../../data/space.ts';
import { BENCH_CASES, benchExperiment, findBenchCase } from '../../experiment/benchmark/cases.ts';
import { withValues } from '../../experiment/experiment.ts';
import { playersOf } from '../../train/gan/players.ts';
import { buildProgram } from '../../train/program.ts';
import { lawWithImages } from '../lawWithImages.ts';
import { openSession } from './bursts.ts';
import { connectSeat, type SeatChannel } from './connect.ts';
import { stepFacts } from './facts.ts';
import type { Reply, Request, Seat } from './protocol.ts';
import { createSeat } from './seat.ts';
import { serveSeat } from './serve.ts';
import { createStockTraining } from './stockTfjs.ts';

describe('stock TensorFlow.js', () => {
  beforeAll(() => tf.setBackend('cpu'));
  // tfjs seeds its generators from here.
  beforeEach(() => {
    let state = 1;
    vi.spyOn(Math, 'random').mockImplementation(() => {
      state = (48_271 * state) % 2_147_483_647;
      return state / 2_147_483_647;
    });
  });
  afterEach(() => vi.restoreAllMocks());
  const POINTS = Float32Array.from({ length: 200 }, (_, i) => Math.sin(i));

  it.each(['ns-gan', 'wgan-gp'])(
    '%s: every weight moves by Adam’s first step, and no tensor is left behind',
    async (id) => {
      const base = benchExperiment(findBenchCase(id === 'ns-gan' ? 'nsgan-32x64' : 'wgan-gp-32x64'));
      const experiment = withValues(base, { 'generator.width': 5, 'critic.width': 6, 'training.batch': 16 });
      const tensors = tf.memory().numTensors;
      const training = createStockTraining(experiment, POINTS);
      const before = await training.finished();
      // Two weights and a bias per hidden layer and output, critic [2, 6, 6, 1] first.
      expect(before.map(({ length }) => length)).toEqual([12, 6, 36, 6, 6, 1, 10, 5, 25, 5, 10, 2]);
      training.step();
      const after = await training.finished();
      const { rate } = experiment.criticOptimiser;
      const moves = after.flatMap((values, i) =>
        Array.from(values, (value, j) => Math.abs(value - (before[i]?.[j] as number)) / rate),
      );
      // The first step of Adam is rate · sign(gradient), less only where a gradient is as small as ε or nothing.
      for (const move of moves) expect(move).toBeLessThan(1.002);
      expect(moves.filter((move) => move > 0.99).length).toBeGreaterThan(0.6 * moves.length);
      const held = tf.memory().numTensors;
      for (let i = 0; i < 5; i++) training.step();
      expect(tf.memory().numTensors).toBe(held);
      training.dispose();
      expect(tf.memory().numTensors).toBe(tensors);
    },
  );
});

describe('stock TensorFlow.js on pictures', () => {
  const small = imageSpace(8, 8, 1);

  it.each(['mnist-mlp-256x64', 'mnist-dcgan-32x64'])(
    '%s: as many weights as the compiled networks, all of them learn',
    async (id) => {
      await tf.setBackend('cpu');
      const changes = { 'generator.width': 6, 'critic.width': 6, 'generator.channels': 3, 'critic.channels': 3 };
      const experiment = withValues(benchExperiment(findBenchCase(id)), { ...changes, 'training.batch': 4 });
      const pixels = Float32Array.from({ length: 20 * small.size }, (_, i) => Math.sin(i));
      const training = createStockTraining(experiment, pixels, small);
      const before = await training.finished();
      const players = playersOf(experiment, { space: small, classes: 0, shares: [] });
      const size = players.generator.layout.size + players.critic.layout.size;
      // A dense layer of tfjs has a bias for every output, where ours has one for the four pixels of a channel together.
      const more = id === 'mnist-dcgan-32x64' ? (4 - 1) * 2 * 3 : 0;
      expect(before.reduce((sum, { length }) => sum + length, 0)).toBe(size + more);
      training.step();
      const after = await training.finished();
      for (const [i, values] of after.entries())
        expect(Array.from(values), String(i)).not.toEqual(Array.from(before[i] ?? []));
      training.dispose();
    },
  );
});

describe('a session', () => {
  /** A trainee of which each member's step takes `stepMs` of a clock that only training moves. */
  function trainee(clock: { now: number }, stepMs: number, members = 1) {
    const bursts: number[] = [];
    return {
      members,
      bursts,
      async run(steps: number) {
        bursts.push(steps);
        clock.now += members * steps * stepMs;
      },
      dispose() {
        bursts.length = 0;
      },
    };
  }

  it('finds bursts of about 20 ms and reports the true rate', async () => {
    const clock = { now: 0 };
    const session = await openSession(trainee(clock, 0.5), () => clock.now);
    const { stepsPerSecond, stepMs } = await session.measure(200);
    expect(stepsPerSecond).toBeCloseTo(2_000, 6);
    expect(stepMs).toHaveLength(10);
    for (const ms of stepMs) expect(ms).toBeCloseTo(0.5, 9);
  });

  it('is not misled by bursts that something else interrupted', async () => {
    const clock = { now: 0 };
    let bursts = 0;
    const disturbed = {
      members: 1,
      async run(steps: number) {
        clock.now += 0.5 * steps + (++bursts % 3 === 0 ? 300 : 0);
      },
      dispose() {},
    };
    const session = await openSession(disturbed, () => clock.now);
    const { stepMs } = await session.measure(700);
    expect(Math.min(...stepMs)).toBe(0.5);
    expect(Math.max(...stepMs)).toBe(0.5 + 300 / 40);
  });

  it('takes one step where a step outlasts the window', async () => {
    const clock = { now: 0 };
    const slow = trainee(clock, 900);
    const session = await openSession(slow, () => clock.now);
    const warmUp = slow.bursts.length;
    const { stepsPerSecond, stepMs } = await session.measure(100);
    expect(stepMs).toEqual([900]);
    expect(stepsPerSecond).toBeCloseTo(1_000 / 900, 9);
    expect(slow.bursts).toHaveLength(warmUp + 1);
  });

  it('counts the steps of all members', async () => {
    const clock = { now: 0 };
    const many = trainee(clock, 0.05, 64);
    const session = await openSession(many, () => clock.now);
    const { stepsPerSecond, stepMs } = await session.measure(100);
    expect(stepsPerSecond).toBeCloseTo(20_000, 6);
    for (const ms of stepMs) expect(ms).toBeCloseTo(0.05, 9);
    // 6 steps of 64 members take 19.2 ms.
    expect(many.bursts.at(-1)).toBe(6);
    session.dispose();
    expect(many.bursts).toEqual([]);
  });
});

describe('a seat', () => {
  it.each(['eager-cpu', 'tfjs-cpu'] as const)('trains one run or several on %s', async (engine) => {
    const seat = createSeat('', hireInNode);
    await expect(seat.load('nsgan-32x64', 1)).rejects.toThrow('no engine');
    await seat.start(engine);
    for (const k of [1, 3]) {
      await seat.load('nsgan-32x64', k);
      const { stepsPerSecond, stepMs } = await seat.measure('nsgan-32x64', k, 1);
      expect(stepMs).toHaveLength(1);
      // A burst is timed within its window, which therefore lasts no less, but for rounding.
      expect(stepsPerSecond).toBeLessThan(1_001 / (stepMs[0] as number));
    }
    await expect(seat.measure('nsgan-32x64', 2, 1)).rejects.toThrow('not loaded');
  });
});

describe('a remote seat', () => {
  const nothing = () => Promise.reject(new Error('not asked for'));
  const SEAT: Seat = {
    start: nothing,
    load: async (caseId, k) => ({ loadMs: caseId.length + k }),
    measure: nothing,
    compileTimes: () => new Promise<never>(() => {}),
    peak: nothing,
    facts: nothing,
  };

  function pair(seat: Seat) {
    let toSeat = (_request: Request): void => {};
    let toClient = (_reply: Reply): void => {};
    let lose = (_reason: string): void => {};
    const channel: SeatChannel = {
      send: (request) => toSeat(structuredClone(request)),
      listen(hear, lost) {
        toClient = hear;
        lose = lost;
      },
      close: () => {},
    };
    const connected = connectSeat(channel);
    serveSeat(seat, {
      postMessage: (reply) => toClient(structuredClone(reply)),
      listen: (hear) => {
        toSeat = hear;
      },
    });
    return { connected, lose: (reason: string) => lose(reason) };
  }

  it('answers each call with its own value or error', async () => {
    const seat = await pair(SEAT).connected;
    const [value, failure] = await Promise.allSettled([seat.load('abc', 4), seat.peak()]);
    expect(value).toEqual({ status: 'fulfilled', value: { loadMs: 7 } });
    expect(failure).toMatchObject({ status: 'rejected', reason: { message: 'not asked for' } });
  });

  it('rejects whoever waits when the worker is lost or closed, and whoever calls later', async () => {
    const { connected, lose } = pair(SEAT);
    const seat = await connected;
    const waiting = seat.compileTimes('x', 1);
    lose('it crashed');
    await expect(waiting).rejects.toThrow('it crashed');
    seat.close();
    await expect(seat.load('a', 1)).rejects.toThrow('it crashed');
  });
});

describe('facts of a step', () => {
  const onPlane = BENCH_CASES.filter(({ images }) => !images).map(({ id }) => id);
  it.each(onPlane)('%s: products as counted by hand, memory planned', async (id) => {
    const { method, width, batch } = findBenchCase(id);
    const experiment = benchExperiment(findBenchCase(id));
    const facts = stepFacts(buildProgram(experiment, await lawWithImages(experiment)));
    // Multiplications of a row: generator [2, w, w, 2], critic [2, w, w, 1]; first-layer gradients need no input gradient.
    const generator = 2 * width + width * width + 2 * width;
    const critic = 2 * width + width * width + width;
    const criticPhase = generator + 2 * (critic + critic + critic - 2 * width);
    const generatorPhase = 3 * generator - 2 * width + 2 * critic;
    const byHand = (2 * batch * (criticPhase + generatorPhase)) / 1e6;
    if (method === 'ns-gan') expect(facts.productMflop).toBeCloseTo(byHand, 5);
    else expect(facts.productMflop).toBeGreaterThan(byHand);
    expect(facts.nodes).toBeLessThan(facts.tracedNodes);
    expect(facts.instructions).toBeLessThan(facts.nodes);
    expect(facts.arenaBytes).toBeLessThan(facts.unplannedBytes / 2);
  });
});
