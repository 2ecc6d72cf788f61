import { expose } from 'comlink';
import { loadMnist } from '../data/images/mnist.ts';
import { BENCH_WORKER } from './bench/protocol.ts';
import { createBreath } from './breathe.ts';
import { JUDGE_WORKER } from './judge/protocol.ts';
import { becomeWorkshop } from './judge/workshop.ts';
import { createEngineRoom } from './room.ts';
import { createTrainer } from './trainer.ts';

if (self.name === BENCH_WORKER) void import('./bench/workerSeat.ts').then(({ becomeSeat }) => becomeSeat());
else if (self.name === JUDGE_WORKER) becomeWorkshop();
else {
  expose(
    createTrainer({
      room: createEngineRoom(),
      now: () => performance.now(),
      breathe: createBreath(),
      images: { mnist: loadMnist },
      // Most runs need none.
      hireJudge: async (set, options) => (await import('./judge/hire.ts')).hireJudge(set, options),
    }),
  );
}
