import type { CellSummary, ClaimSummary } from '../../experiment/claims/results.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { decodeLink } from '../../experiment/link.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { session } from '../../store/session.ts';

/** The panel that shows what claims of such an experiment are about; null where any will do. */
export function instrumentFor({ method, smoothing, penalty }: Experiment): string | null {
  if (method.id.startsWith('kernel-gan') || smoothing.on) return 'lens';
  return penalty.kind !== 'none' || method.id === 'wgan-clip' ? 'microscope' : null;
}

/** Opens a cell of a claim in the playground, with the instrument that fits it, and starts it. */
export async function openCell({ claim }: ClaimSummary, cell: CellSummary): Promise<void> {
  const { experiment, preset } = decodeLink(cell.link);
  const instrument = instrumentFor(experiment);
  if (instrument) prefsStore.getState().set({ instrument });
  const loaded = session().load(experiment, preset);
  session().stores.experiment.setState({ watched: { claim: claim.title, cell: cell.title } });
  if ((await loaded).ok) session().play();
}
