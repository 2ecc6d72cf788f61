import { typeScale } from '../typeScale.ts';

const SCALE = 2;
const HEADER = 26;
const PAD = 12;
const PAINT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
  'opacity',
] as const;

/** A copy of a drawn SVG that carries its colours itself, so that it looks the same outside the page. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const property of PAINT) element.setAttribute(property, style.getPropertyValue(property));
    element.removeAttribute('style');
    element.removeAttribute('class');
  });
  copy.removeAttribute('style');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

async function load(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/** The strip as a picture at twice its size, title and current values above it, on the sheet's colour. */
export async function toPng(svg: SVGSVGElement, title: string, values: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const unit = typeScale();
  const [header, pad] = [HEADER * unit, PAD * unit];
  const canvas = document.createElement('canvas');
  canvas.width = SCALE * (width + 2 * pad);
  canvas.height = SCALE * (height + header + 2 * pad);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2-D canvas');
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  context.scale(SCALE, SCALE);
  context.fillStyle = color('--ground');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `${13 * unit}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = color('--ink-2');
  context.fillText(title, pad, pad + 14 * unit);
  context.textAlign = 'right';
  context.fillStyle = color('--ink');
  context.fillText(values, pad + width, pad + 14 * unit);
  context.drawImage(await load(standalone(svg)), pad, pad + header, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be encoded'))));
  });
}
