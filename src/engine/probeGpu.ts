/** What WebGPU offers here. A software adapter computes correctly but far slower than the CPU engine. */
export interface GpuProbe {
  readonly kind: 'hardware' | 'software' | 'missing';
  /** Name of the adapter as far as the browser tells it. */
  readonly adapter?: string;
}

/** Name of an adapter as far as the browser tells it; older ones do not tell it of a device. */
export function adapterName(info: GPUAdapterInfo | undefined): string {
  return info?.description || [info?.vendor, info?.architecture, info?.device].filter(Boolean).join(' ') || 'GPU';
}

/** Software rasterisers that do not always call themselves a fallback. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** Looks for a WebGPU adapter; never throws. */
export async function probeGpu(): Promise<GpuProbe> {
  const gpu: GPU | undefined = globalThis.navigator?.gpu;
  try {
    const found = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (!found) return { kind: 'missing' };
    const adapter = adapterName(found.info);
    const software = found.info.isFallbackAdapter || SOFTWARE.test(`${adapter} ${found.info.architecture}`);
    return { kind: software ? 'software' : 'hardware', adapter };
  } catch {
    return { kind: 'missing' };
  }
}
