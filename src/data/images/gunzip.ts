/** Compressed bytes that are damaged or end too early. */
export class GzipError extends Error {
  constructor(cause: unknown) {
    super('damaged gzip data', { cause });
    this.name = 'GzipError';
  }
}

/**
 * Unpacks gzip (RFC 1952) in pieces as they arrive; no more than a few pieces are held at a time. Throws GzipError if the
 * data are damaged or incomplete, and whatever `source` throws. Leaving the loop ends `source` too.
 */
export async function* gunzip(source: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream('gzip');
  const reader = stream.readable.getReader();
  const writer = stream.writable.getWriter();
  let failure: { readonly cause: unknown } | undefined;
  const feed = async (): Promise<void> => {
    for await (const piece of watched(source, (cause) => {
      failure = { cause };
    })) {
      await writer.write(piece);
    }
    await writer.close();
  };
  // Both ends fail together; the reading end reports it.
  const feeding = feed().catch((cause) => writer.abort(cause).catch(() => undefined));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value as Uint8Array<ArrayBuffer>;
    }
    await feeding;
  } catch (cause) {
    if (failure) throw failure.cause;
    throw new GzipError(cause);
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** The same pieces; `onError` hears of what the source throws. */
async function* watched<T>(source: AsyncIterable<T>, onError: (cause: unknown) => void): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (cause) {
    onError(cause);
    throw cause;
  }
}
