/** @typedef {import('@playwright/test').Page} Page */

/**
 * What a page holds: bytes of its heap, nodes, listeners, bytes of the heap and of the array buffers of its training worker, and
 * bytes that it keeps on the device.
 * @typedef {{ heap: number, nodes: number, listeners: number, workerHeap: number, workerBuffers: number, kept: number }} Weight
 */

/**
 * Weighs a page and its training worker, after the garbage was collected.
 * @param {Page} page
 * @returns {Promise<() => Promise<Weight>>}
 */
export async function scales(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {string | undefined} */
  let trainer;
  let asked = 0;
  /** @type {Map<number, (result: any) => void>} */
  const answers = new Map();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker' && targetInfo.url.includes('trainer.worker')) trainer ??= sessionId;
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');

  /** @param {string} method */
  const ask = async (method) => {
    const id = ++asked;
    const answer = new Promise((resolve) => answers.set(id, resolve));
    if (!trainer) throw new Error('There is no training worker.');
    await session.send('Target.sendMessageToTarget', { sessionId: trainer, message: JSON.stringify({ id, method }) });
    return answer;
  };

  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    await ask('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (/** @type {string} */ wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    const worker = await ask('Runtime.getHeapUsage');
    return {
      heap: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      workerHeap: worker.usedSize,
      workerBuffers: worker.backingStorageSize ?? Number.NaN,
      kept: await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0),
    };
  };
}
