import { trainJudge } from '../../train/judge/trainJudge.ts';
import { cpuEngine } from '../engines.ts';
import { messageOf } from '../messageOf.ts';
import { createEngineRoom } from '../room.ts';
import type { JudgeOrder, JudgeReply } from './protocol.ts';

/** Makes the worker that this runs in train the judge it is asked for. */
export function becomeWorkshop(): void {
  const reply = (answer: JudgeReply): void => self.postMessage(answer);
  self.addEventListener('message', async ({ data }: MessageEvent<JudgeOrder>) => {
    try {
      const { engine } = await cpuEngine(createEngineRoom());
      reply({ trained: await trainJudge(engine, data.set, { onProgress: (share) => reply({ share }) }) });
    } catch (error) {
      reply({ error: messageOf(error) });
    }
  });
}
