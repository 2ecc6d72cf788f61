import { POINTS_KEY } from '../experiment/decode.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { DecodedLink } from '../experiment/link.ts';
import { remember } from './importStore.ts';

/** Data that came in an address, by the id of the file that it named. */
const carried = new Map<string, string>();

const fileOf = ({ data }: Experiment): string =>
  data.id === 'imported' && typeof data.file === 'string' ? data.file : '';

/**
 * The part of the address that carries the points of an experiment, if they came that way: so a page that was opened with
 * data can be reloaded, and nobody's data enter an address in which they were not.
 */
export function carriedPart(experiment: Experiment): string {
  const points = carried.get(fileOf(experiment));
  return points === undefined ? '' : `&${POINTS_KEY}=${points}`;
}

/**
 * The link once the points that it carries are unpacked, for this visit only. Data that are damaged, or not those that the link
 * names, become a notice and nothing else; the address still holds them.
 */
export async function receivePoints(link: DecodedLink): Promise<DecodedLink> {
  const { points, experiment, notices } = link;
  if (points === undefined) return link;
  const file = fileOf(experiment);
  const { decodePoints } = await import('../experiment/linkData.ts');
  const found = decodePoints(points);
  if (found === null || found.id !== file) {
    return { ...link, notices: [...notices, { kind: 'malformed', key: POINTS_KEY, given: `${points.slice(0, 20)}…` }] };
  }
  carried.set(file, points);
  remember(found);
  return link;
}
