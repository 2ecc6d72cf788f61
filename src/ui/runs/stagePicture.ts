import { pairStore } from '../../store/pairStore.ts';
import type { RunStores } from '../../store/runStores.ts';
import type { Picture } from '../../store/savedRuns.ts';

const WIDTH = 144;
const HEIGHT = 108;

/** Where the stage of a run stands on the page: one of two, or the only one. */
function placeOf(stores: RunStores): string {
  const { pair } = pairStore.getState();
  return pair ? `.compare-arm[data-arm=${pair.a.stores === stores ? 'a' : 'b'}] .compare-stage` : '.shell-stage';
}

/** The stage of a run as it is painted now, small; undefined while there is nothing to be seen. */
export function stagePicture(stores: RunStores): Picture | undefined {
  const layers = [...document.querySelectorAll<HTMLCanvasElement>(`${placeOf(stores)} canvas`)].filter(
    ({ width, height }) => width > 0 && height > 0,
  );
  const [ground] = layers;
  const small = document.createElement('canvas');
  small.width = WIDTH;
  small.height = HEIGHT;
  const context = small.getContext('2d', { willReadFrequently: true });
  if (!ground || !context) return undefined;
  const scale = Math.max(WIDTH / ground.width, HEIGHT / ground.height);
  const [width, height] = [ground.width * scale, ground.height * scale];
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  for (const layer of layers.slice(0, 2)) {
    context.drawImage(layer, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
  }
  return { width: WIDTH, height: HEIGHT, pixels: context.getImageData(0, 0, WIDTH, HEIGHT).data };
}
