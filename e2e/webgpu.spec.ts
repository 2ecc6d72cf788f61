import type { Page } from '@playwright/test';
import { expect, testFirstVisit } from './support/fixtures.ts';

/** Doubles and adds one on the GPU. Source text, because it runs in the page and in a worker. */
const COMPUTE = `async (input) => {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) throw new Error('no WebGPU adapter under these flags');
  const device = await adapter.requestDevice();
  const values = new Float32Array(input);
  const storage = device.createBuffer({
    size: values.byteLength,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  const reading = device.createBuffer({
    size: values.byteLength,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(storage, 0, values);
  const module = device.createShaderModule({ code: \`
    @group(0) @binding(0) var<storage, read_write> x: array<f32>;
    @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
      if (id.x < arrayLength(&x)) { x[id.x] = 2.0 * x[id.x] + 1.0; }
    }\` });
  const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  const entries = [{ binding: 0, resource: { buffer: storage } }];
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(Math.ceil(values.length / 64));
  pass.end();
  encoder.copyBufferToBuffer(storage, 0, reading, 0, values.byteLength);
  device.queue.submit([encoder.finish()]);
  await reading.mapAsync(GPUMapMode.READ);
  const result = Array.from(new Float32Array(reading.getMappedRange()));
  device.destroy();
  return { result, adapter: adapter.info.vendor + ' ' + adapter.info.architecture };
}`;

interface Computed {
  readonly result: number[];
  readonly adapter: string;
}

const INPUT = Array.from({ length: 130 }, (_, index) => index - 7.5);
const EXPECTED = INPUT.map((value) => 2 * value + 1);

/** A page of the same origin without the app and its service worker, where a blob worker is not forbidden. */
async function openBlank(page: Page): Promise<void> {
  const body = '<!doctype html><link rel="icon" href="data:,"><title>blank</title>';
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('./blank');
}

testFirstVisit('WebGPU computes in the page', async ({ page }) => {
  await openBlank(page);
  const computed: Computed = await page.evaluate(`(${COMPUTE})(${JSON.stringify(INPUT)})`);
  testFirstVisit.info().annotations.push({ type: 'adapter', description: computed.adapter });
  expect(computed.result).toEqual(EXPECTED);
});

testFirstVisit('WebGPU computes in a worker', async ({ page }) => {
  await openBlank(page);
  const computed: Computed = await page.evaluate(
    async ({ compute, input }) => {
      const answer = `(${compute})(${JSON.stringify(input)}).then(postMessage, (error) => postMessage(String(error)))`;
      const worker = new Worker(URL.createObjectURL(new Blob([answer], { type: 'text/javascript' })));
      return new Promise<Computed>((resolve, reject) => {
        worker.onmessage = ({ data }) => (typeof data === 'string' ? reject(new Error(data)) : resolve(data));
        worker.onerror = (event) => reject(new Error(event.message));
      });
    },
    { compute: COMPUTE, input: INPUT },
  );
  expect(computed.result).toEqual(EXPECTED);
});
