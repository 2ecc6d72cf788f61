import { session } from '../../store/session.ts';
import type { Tiles } from '../../train/frame.ts';
import type { NearestImage } from '../../worker/protocol.ts';

export interface Nearest {
  readonly pixels: NearestImage;
  readonly features: NearestImage | null;
}

export interface ReelFrame {
  readonly step: number;
  readonly tiles: Tiles;
}

interface ImageApi {
  nearest(tile: number): Promise<Nearest | null>;
  reel(): Promise<readonly ReelFrame[]>;
}

const api = (): Partial<ImageApi> => session().trainer as Partial<ImageApi>;

export const nearestTo = async (tile: number): Promise<Nearest | null> => (await api().nearest?.(tile)) ?? null;
export const workerReel = async (): Promise<readonly ReelFrame[]> => (await api().reel?.()) ?? [];
