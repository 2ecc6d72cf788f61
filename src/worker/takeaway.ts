import { effective } from '../experiment/availability.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { TrainingRun } from '../train/run.ts';
import type { FeatureNetwork } from '../train/subject.ts';
import type { TrainerHost } from './host.ts';
import type { TrainerApi } from './protocol.ts';

interface TakeawayParts {
  readonly host: TrainerHost;
  readonly run: () => TrainingRun;
  readonly networkFor: (experiment: Experiment) => Promise<FeatureNetwork | undefined>;
  /** Runs a job between two slices of training. */
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
}

/** How long a worker may keep to itself while it makes a file, ms. */
const BREATH_MS = 100;

/** What can be taken away from a run as files that only the worker can write; the code is fetched by the first question. */
export function createTakeaway({
  host,
  run,
  networkFor,
  exclusive,
}: TakeawayParts): Pick<TrainerApi, 'weights' | 'script' | 'scriptRefusal'> {
  /** Lets the page know now and then that its worker is alive. */
  function breathing(): () => Promise<void> {
    let last = host.now();
    return async () => {
      if (host.now() - last < BREATH_MS) return;
      await host.breathe(0);
      last = host.now();
    };
  }

  async function scriptRefusal() {
    const refuse = await import('../train/pytorch/refusal.ts');
    const { experiment, law } = run();
    return refuse.scriptRefusal(effective(experiment), law);
  }

  return {
    scriptRefusal,
    async weights(link) {
      const { weightsFile } = await import('../train/weightsFile.ts');
      return exclusive(() => weightsFile(run(), link));
    },
    async script(link, name) {
      const { pytorchOf } = await import('../train/pytorch/script.ts');
      const { zipped } = await import('../data/zip.ts');
      return exclusive(async () => {
        const refusal = await scriptRefusal();
        if (refusal) return { ok: false, reason: refusal };
        const { experiment, law } = run();
        // Whatever trains: the figures of a script are the same on every device.
        const engine = await host.room.start('compiled-wasm-strict');
        const source = { experiment, law, network: await networkFor(experiment), link, start: `${name}.safetensors` };
        const { script, start } = await pytorchOf(source, engine, breathing());
        const files = { [`${name}.py`]: new TextEncoder().encode(script), [source.start]: start };
        return { ok: true, archive: zipped(files) };
      });
    },
  };
}
