import { ImageDataError } from './imageDataError.ts';
import { sha256 } from './sha256.ts';

/** A compressed file beside the page. */
export interface Asset {
  /** Files of one name are versions of one thing: a new one takes the place of the old. */
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  open(signal?: AbortSignal): Promise<Response>;
}

/** How much of a compressed file has arrived. */
export interface AssetProgress {
  /** 0…1. */
  readonly share: number;
  readonly bytes: number;
  readonly total: number;
}

export interface AssetOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AssetProgress) => void;
}

const CACHE = 'modescope.images';

/**
 * The unpacked bytes of an asset. What has been loaded and verified once is kept in the browser's cache storage, so that it
 * is there without a network; nothing unverified is kept. On a page served over plain http neither cache storage nor
 * SHA-256 exists: then it is fetched on every visit, and gzip's own CRC-32 is the checksum. Throws ImageDataError `offline`,
 * `missing` or `damaged`, or the signal's reason.
 */
export async function loadAsset(asset: Asset, options: AssetOptions = {}): Promise<Uint8Array> {
  const kept = await keptCopy(asset);
  if (kept) {
    options.onProgress?.({ share: 1, bytes: asset.bytes, total: asset.bytes });
    return unpack(kept);
  }
  const packed = await download(asset, options);
  if (!(await isGenuine(packed, asset))) throw ImageDataError.of('damaged');
  const unpacked = await unpack(packed);
  await keep(asset, packed);
  return unpacked;
}

async function download(asset: Asset, { signal, onProgress }: AssetOptions): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Uint8Array(asset.bytes);
  let filled = 0;
  try {
    const response = await asset.open(signal);
    if (!response.ok) throw ImageDataError.of('missing', response.status);
    for await (const piece of bodyOf(response)) {
      signal?.throwIfAborted();
      // Some other file under this address, e.g. the page that a host answers for anything missing.
      if (filled + piece.length > asset.bytes) throw ImageDataError.of('damaged');
      packed.set(piece, filled);
      filled += piece.length;
      onProgress?.({ share: filled / asset.bytes, bytes: filled, total: asset.bytes });
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof ImageDataError ? cause : ImageDataError.of('offline');
  }
  if (filled < asset.bytes) throw ImageDataError.of('damaged');
  return packed;
}

async function* bodyOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function isGenuine(packed: Uint8Array<ArrayBuffer>, asset: Asset): Promise<boolean> {
  const digest = await sha256(packed);
  return digest === null || digest === asset.sha256;
}

/** By the platform: a file of our own is one member without padding. */
async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw ImageDataError.of('damaged');
  }
}

const openCache = async (): Promise<Cache | null> => {
  // Absent in Node and on plain http; refused in some private windows.
  return globalThis.caches ? caches.open(CACHE).catch(() => null) : null;
};

/** Whether an address is one of some version of an asset: its name, then a dash and a hash in a built page. */
const isVersionOf = ({ name }: Asset, url: string): boolean =>
  new RegExp(`^${name}(-[\\w-]{8})?\\.bin$`).test(new URL(url).pathname.split('/').at(-1) ?? '');

async function keptCopy(asset: Asset): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await (await openCache())?.match(asset.url);
    if (!response) return null;
    const packed = new Uint8Array(await response.arrayBuffer());
    return (await isGenuine(packed, asset)) ? packed : null;
  } catch {
    return null;
  }
}

/** Keeps a verified file and drops those of earlier versions of this page. A full device is no error: it was loaded. */
async function keep(asset: Asset, packed: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const cache = await openCache();
    if (!cache) return;
    const folder = new URL('.', asset.url).href;
    for (const { url } of await cache.keys()) {
      if (isVersionOf(asset, url) && url !== asset.url && new URL('.', url).href === folder) await cache.delete(url);
    }
    await cache.put(asset.url, new Response(packed));
  } catch {
    // Quota exceeded or storage forbidden: it will be fetched again.
  }
}
