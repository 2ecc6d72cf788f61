import { expose } from 'comlink';
import { loadMnist } from '../data/images/mnist.ts';
import { BENCH_WORKER } from './bench/protocol.ts';
import { hireJudge } from './judge/hire.ts';
import { JUDGE_WORKER } from './judge/protocol.ts';
import { becomeWorkshop } from './judge/workshop.ts';
import { createEngineRoom } from './room.ts';
import { createTrainer } from './trainer.ts';

/** A turn of the event loop that timers' 4 ms clamp does not slow down. */
const channel = new MessageChannel();
const turns: (() => void)[] = [];
channel.port1.onmessage = () => turns.shift()?.();

function breathe(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms >= 1) setTimeout(resolve, ms);
    else {
      turns.push(resolve);
      channel.port2.postMessage(null);
    }
  });
}

if (self.name === BENCH_WORKER) void import('./bench/workerSeat.ts').then(({ becomeSeat }) => becomeSeat());
else if (self.name === JUDGE_WORKER) becomeWorkshop();
else {
  const now = (): number => performance.now();
  expose(createTrainer({ room: createEngineRoom(), now, breathe, images: { mnist: loadMnist }, hireJudge }));
}
