import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeartbeat } from './heartbeat.ts';

describe('the heartbeat', () => {
  let answers: (() => void)[];
  let told: boolean[];
  let heart: ReturnType<typeof createHeartbeat>;

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    answers = [];
    told = [];
    heart = createHeartbeat({
      ask: () => new Promise<void>((resolve) => answers.push(resolve)),
      onSilence: (isSilent) => told.push(isSilent),
      now: () => Date.now(),
    });
  });
  afterEach(() => {
    heart.stop();
    vi.useRealTimers();
  });

  it('notices within three seconds that nobody answers', async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    answers.shift()?.();
    await vi.advanceTimersByTimeAsync(1_400);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    expect(told).toEqual([true]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual([true]);
  });

  it('takes it back when the worker answers after all', async () => {
    await vi.advanceTimersByTimeAsync(4_000);
    answers.shift()?.();
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([true, false]);
  });

  it('takes reports for signs of life', async () => {
    for (let i = 0; i < 20; i++) {
      await vi.advanceTimersByTimeAsync(1_000);
      heart.hear();
    }
    expect(told).toEqual([]);
  });

  it('waits for work that was announced as long, but not for ever', async () => {
    await vi.advanceTimersByTimeAsync(400);
    heart.expect(5_000);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual([true]);
  });

  it('does not count the time in which the page itself slept', async () => {
    await vi.advanceTimersByTimeAsync(400);
    vi.setSystemTime(60_000);
    await vi.advanceTimersByTimeAsync(400);
    expect(told).toEqual([]);
  });

  it('asks one question at a time, and none after the end', async () => {
    await vi.advanceTimersByTimeAsync(1_600);
    expect(answers).toHaveLength(1);
    heart.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual([]);
  });
});
