import { checksum, load, open, randomFrom, status } from './lab.mjs';
import { ACTIONS, calm } from './monkeyActions.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** Every so many actions the settings of the run are compared with those of its link. */
const COMPARE_EVERY = 100;

/** Steps after which two runs of the same settings are compared. */
const COMPARED_STEPS = 20;

/** Trains from the start and returns what came of it. @param {Page} page */
async function outcome(page) {
  await page.evaluate(async (steps) => {
    const lab = /** @type {NonNullable<typeof window.modescope>} */ (window.modescope);
    await lab.run(steps);
  }, COMPARED_STEPS);
  return checksum(page);
}

/**
 * Compares the run, begun again, with one that its link opens in another profile.
 * @param {import('./lab.mjs').Lab} lab
 * @param {import('@playwright/test').Browser} browser
 * @param {Page} page
 * @returns {Promise<string | undefined>} what is wrong
 */
async function compare(lab, browser, page) {
  await calm(page);
  await page.keyboard.press('r');
  await page.waitForFunction(() => window.modescope?.status().step === 0);
  const link = new URL(page.url()).hash;
  const other = await lab.profile(browser);
  const second = await other.newPage();
  await open(second, link);
  const [here, there] = [await outcome(page), await outcome(second)];
  await other.close();
  return here === there ? undefined : `trained other settings than ${link}`;
}

/**
 * @param {import('./lab.mjs').Lab} lab
 * @param {'en' | 'ja'} language
 * @param {{ count: number, seed: number }} order
 */
async function play(lab, language, { count, seed }) {
  const random = randomFrom(seed);
  const browser = await lab.browser();
  const context = await lab.profile(browser);
  const page = await context.newPage();
  /** @type {{ faults: string[], settings: string[], verbs: string[] }} */
  const wrong = { faults: [], settings: [], verbs: [] };
  let action = 'opening';
  context.on('weberror', (error) => wrong.faults.push(`${action}: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') wrong.faults.push(`${action}: ${message.text()}`);
  });
  await open(page, `#v=1&p=collapse&lang=${language}`);
  const weights = ACTIONS.reduce((sum, { weight }) => sum + weight, 0);
  let lastTold = 0;
  for (let i = 1; i <= count; i++) {
    let left = random() * weights;
    const chosen = ACTIONS.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    if (!chosen) continue;
    action = `${i} ${chosen.name}`;
    const found = await chosen.act(page, random).catch((error) => ({ faults: String(error).split('\n')[0] ?? '' }));
    for (const [kind, what] of Object.entries(found)) {
      wrong[/** @type {keyof typeof wrong} */ (kind)].push(`${action}: ${what}`);
    }
    if (i % COMPARE_EVERY === 0) {
      action = `${i} compare`;
      const what = await compare(lab, browser, page);
      if (what) wrong.settings.push(`${action}: ${what}`);
      const all = [...wrong.faults, ...wrong.settings, ...wrong.verbs];
      for (const each of all.slice(lastTold)) console.log(`${language}: ${each}`);
      lastTold = all.length;
      console.log(`${language}: ${i} actions, ${all.length} wrong, run ${(await status(page)).run} (${load()})`);
    }
  }
  await browser.close();
  return wrong;
}

/**
 * Does `count` random things in each language and checks after each what it should have done.
 * @param {import('./lab.mjs').Lab} lab
 * @param {import('./lab.mjs').Order} order
 */
export async function run(lab, { seed, count = 1_000 }) {
  console.log(`seed ${seed}`);
  let isWhole = true;
  for (const language of /** @type {const} */ (['en', 'ja'])) {
    const wrong = await play(lab, language, { count, seed });
    for (const each of Object.values(wrong).flat()) console.log(`${language}: ${each}`);
    console.log(
      `${language}: ${count} actions, ${wrong.faults.length} page faults, ${wrong.settings.length} wrong settings, ` +
        `${wrong.verbs.length} lost verbs`,
    );
    isWhole &&= Object.values(wrong).every((list) => list.length === 0);
  }
  return isWhole;
}
