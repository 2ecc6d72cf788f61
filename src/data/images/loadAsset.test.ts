import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gzipped, inPieces } from '../../testing/images.ts';
import { ImageDataError } from './imageDataError.ts';
import { type Asset, type AssetOptions, loadAsset } from './loadAsset.ts';

const content = Uint8Array.from({ length: 50_000 }, (_, i) => (i * i) >> 3);
const packed = gzipped(content);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const streamOf = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> => {
  const pieces = inPieces(bytes, [1, 700, 701, 9000]);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
};
const asset = (open: Asset['open'], known: Partial<Asset> = {}): Asset => ({
  name: 'mnist',
  url: 'https://example.org/app/assets/mnist-abcd1234.bin',
  bytes: packed.length,
  sha256: digest(packed),
  open,
  ...known,
});
const served = async (): Promise<Response> => new Response(streamOf(packed));
const unreachable = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};
const failure = async (broken: Asset, options?: AssetOptions): Promise<string> => {
  const error = await loadAsset(broken, options).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ImageDataError);
  return (error as ImageDataError).code;
};

/** As much of cache storage as is used, over a map. */
function fakeCaches(put?: () => Promise<void>) {
  const files = new Map<string, Response>();
  const cache = {
    match: async (url: string) => files.get(url)?.clone(),
    put: put ?? (async (url: string, response: Response) => void files.set(url, response)),
    keys: async () => [...files.keys()].map((url) => ({ url })),
    delete: async (url: string) => files.delete(url),
  };
  return { files, caches: { open: async () => cache } };
}

afterEach(() => vi.unstubAllGlobals());

describe('loading', () => {
  it('gives the unpacked bytes and reports how many have arrived', async () => {
    const arrived: number[] = [];
    const bytes = await loadAsset(asset(served), {
      onProgress: ({ share, bytes, total }) => {
        expect(share).toBeCloseTo(bytes / total, 12);
        arrived.push(bytes);
      },
    });
    expect(bytes).toEqual(content);
    expect(arrived.slice(0, 3)).toEqual([1, 700, 701]);
    expect(arrived.at(-1)).toBe(packed.length);
  });

  it('says why it failed', async () => {
    expect(await failure(asset(unreachable))).toBe('offline');
    expect(await failure(asset(async () => new Response('gone', { status: 404 })))).toBe('missing');
    const dropped = new ReadableStream({
      start(controller) {
        controller.enqueue(packed.slice(0, 100));
        controller.error(new TypeError('network error'));
      },
    });
    expect(await failure(asset(async () => new Response(dropped)))).toBe('offline');
  });

  it('refuses what is not the file it knows', async () => {
    const page = new TextEncoder().encode('<!doctype html>'.repeat(9999));
    expect(await failure(asset(async () => new Response(page)))).toBe('damaged');
    expect(await failure(asset(async () => new Response(null)))).toBe('damaged');
    expect(await failure(asset(async () => new Response(packed.slice(0, -1))))).toBe('damaged');
    const flipped = packed.slice();
    flipped[500] = (flipped[500] as number) ^ 4;
    expect(await failure(asset(async () => new Response(flipped)))).toBe('damaged');
    const noGzip = content.slice(0, 300);
    const known = { bytes: 300, sha256: digest(noGzip) };
    expect(await failure(asset(async () => new Response(noGzip), known))).toBe('damaged');
  });

  it('notices damage even where the browser offers no SHA-256', async () => {
    vi.stubGlobal('crypto', {});
    expect(await loadAsset(asset(served))).toEqual(content);
    const flipped = packed.slice();
    flipped[500] = (flipped[500] as number) ^ 4;
    expect(await failure(asset(async () => new Response(flipped)))).toBe('damaged');
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    const loading = loadAsset(asset(served), { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(loading).rejects.toThrow(/abort/i);
  });
});

describe('keeping', () => {
  let storage: ReturnType<typeof fakeCaches>;
  beforeEach(() => {
    storage = fakeCaches();
    vi.stubGlobal('caches', storage.caches);
  });

  it('needs no network the second time', async () => {
    await loadAsset(asset(served));
    const shares: number[] = [];
    const again = await loadAsset(asset(unreachable), { onProgress: ({ share }) => shares.push(share) });
    expect(again).toEqual(content);
    expect(shares).toEqual([1]);
  });

  it('keeps nothing that is damaged, and fetches again what was damaged on the device', async () => {
    await failure(asset(async () => new Response(packed.slice(0, -1))));
    expect(storage.files.size).toBe(0);
    storage.files.set(asset(served).url, new Response('damaged'));
    expect(await loadAsset(asset(served))).toEqual(content);
    expect(await loadAsset(asset(unreachable))).toEqual(content);
  });

  it('drops the file of an earlier version, not that of another page or of another name', async () => {
    storage.files.set('https://example.org/app/assets/mnist-old_1234.bin', new Response());
    storage.files.set('https://example.org/app/assets/mnistJudge-old_1234.bin', new Response());
    storage.files.set('https://example.org/other/assets/mnist-old_1234.bin', new Response());
    await loadAsset(asset(served));
    expect([...storage.files.keys()].sort()).toEqual([
      'https://example.org/app/assets/mnist-abcd1234.bin',
      'https://example.org/app/assets/mnistJudge-old_1234.bin',
      'https://example.org/other/assets/mnist-old_1234.bin',
    ]);
  });

  it('works on a full device and where storage is refused', async () => {
    const full = fakeCaches(() => Promise.reject(new DOMException('full', 'QuotaExceededError')));
    vi.stubGlobal('caches', full.caches);
    expect(await loadAsset(asset(served))).toEqual(content);
    vi.stubGlobal('caches', { open: () => Promise.reject(new DOMException('no', 'SecurityError')) });
    expect(await loadAsset(asset(served))).toEqual(content);
  });
});
