import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './lib/browser.mjs';
import { ROOT } from './lib/process.mjs';

/** Draws the icons of the app: a ring of eight modes, captured ones solid, lost ones dashed. `node scripts/icons.mjs` */
const INK = '#12181B';
const GROUND = '#F5F7F6';
const CAPTURED = [true, true, true, false, true, true, false, false];

/** @param {number} radius of the ring, in a picture 64 wide and centred on 32, 32 @param {number} dot radius of a mode */
function ring(radius, dot) {
  return CAPTURED.map((isCaptured, index) => {
    const angle = (index * Math.PI) / 4 - Math.PI / 2;
    const x = (32 + radius * Math.cos(angle)).toFixed(2);
    const y = (32 + radius * Math.sin(angle)).toFixed(2);
    if (isCaptured) return `<circle cx="${x}" cy="${y}" r="${dot}" fill="currentColor"/>`;
    const width = dot * 0.36;
    const dash = (2 * Math.PI * (dot - width / 2)) / 8;
    return `<circle cx="${x}" cy="${y}" r="${(dot - width / 2).toFixed(2)}" fill="none" stroke="currentColor" stroke-width="${width.toFixed(2)}" stroke-dasharray="${(dash * 1.1).toFixed(2)} ${(dash * 0.9).toFixed(2)}"/>`;
  }).join('\n  ');
}

/** @param {string} content @param {string} attributes */
const svg = (content, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"${attributes}>\n  ${content}\n</svg>\n`;

const favicon = svg(
  `<style>:root{color:${INK}}@media (prefers-color-scheme:dark){:root{color:#EEF2F3}}</style>\n  ${ring(23, 7)}`,
);

/** A ring on paper; a maskable icon keeps everything within the central 80 %. @param {number} corner @param {string} dots */
const plate = (corner, dots) =>
  svg(`<rect width="64" height="64" rx="${corner}" fill="${GROUND}"/>\n  ${dots}`, ` color="${INK}"`);

const PICTURES = [
  { name: 'icon-192.png', size: 192, picture: plate(12, ring(19, 5.8)) },
  { name: 'icon-512.png', size: 512, picture: plate(12, ring(19, 5.8)) },
  { name: 'maskable-512.png', size: 512, picture: plate(0, ring(16, 4.9)) },
];

mkdirSync(join(ROOT, 'public/icons'), { recursive: true });
writeFileSync(join(ROOT, 'public/favicon.svg'), favicon);
const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? '' });
for (const { name, size, picture } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${picture}`);
  await page.screenshot({ path: join(ROOT, 'public/icons', name), omitBackground: true });
  await page.close();
}
await browser.close();
