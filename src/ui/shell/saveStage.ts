import type { RunStores } from '../../store/runStores.ts';
import { nameOf, save } from '../../store/saveRun.ts';

/** Sheets of the stage, or of a board of images, lowest first. */
const SHEETS = '.stage-surface > canvas, .tiles-surface > canvas';

/** The stage as it is drawn, as a picture (PNG) at the resolution of the screen; boards beside each other stay so. */
export async function saveStage(stores: RunStores): Promise<void> {
  const sheets = [...document.querySelectorAll<HTMLCanvasElement>(`.shell-mid :is(${SHEETS})`)];
  const boxes = sheets.map((sheet) => sheet.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  const ratio = (sheets[0]?.width ?? 1) / (boxes[0]?.width || 1);
  const picture = new OffscreenCanvas(Math.round((right - left) * ratio), Math.round((bottom - top) * ratio));
  const context = picture.getContext('2d');
  if (!context) return;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, picture.width, picture.height);
  sheets.forEach((sheet, i) => {
    const box = boxes[i] as DOMRect;
    context.drawImage(sheet, (box.left - left) * ratio, (box.top - top) * ratio, box.width * ratio, box.height * ratio);
  });
  save(`${nameOf(stores)}.png`, await picture.convertToBlob({ type: 'image/png' }));
}
