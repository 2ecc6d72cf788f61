/** @typedef {import('@playwright/test').Page} Page */

/**
 * Something that a person might do, and how often; says what did not come of it.
 * @typedef {{ name: string, weight: number, act: (page: Page, random: () => number) => Promise<{ settings?: string, verbs?: string }> }} Action
 */

/** A verb has to show within this time, ms; a machine with other things to do gets no more. */
const SHOWS_MS = 20_000;

const PRESETS = ['collapse', 'gp', 'ring8-nsgan', 'clip', 'rescue', 'packing'];

/** Settings, live ones and others, that every preset has. */
/** @type {readonly (readonly [string, readonly (number | string | boolean)[]])[]} */
const SETTINGS = [
  ['generatorOptimiser.rate', [1e-4, 2e-4, 5e-4]],
  ['criticOptimiser.rate', [1e-4, 2e-4, 5e-4]],
  ['training.batch', [32, 64, 128]],
  ['training.criticSteps', [1, 2, 3]],
  ['generator.width', [16, 32, 64]],
  ['critic.width', [16, 32, 64]],
  ['seed', [3, 4, 5, 6]],
  ['latent.dimension', [2, 4, 8]],
];

/** What a random click leaves alone: other engines train other bits, and dialogs of the system have no page. */
const SPARED = '[data-testid="engine-badge"], input[type="file"], [data-testid="filmstrip-png"], a[target="_blank"]';

/** @template T @param {readonly T[]} list @param {() => number} random */
const pick = (list, random) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

/** Closes what is open, takes the focus from every control, and lets the run stand. @param {Page} page */
export async function calm(page) {
  // A dialog that is fetched when it is asked for may come after the first Escape.
  for (let quiet = 0, tries = 0; quiet < 3 && tries < 30; tries++) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
    const open = await page.locator('[role=dialog], [role=menu], [role=listbox]').count();
    quiet = open > 0 ? 0 : quiet + 1;
  }
  await page.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await /** @type {NonNullable<typeof window.modescope>} */ (window.modescope).pause();
  });
}

/** @param {Page} page @returns {Promise<string>} */
const config = (page) => page.evaluate(() => JSON.stringify(window.modescope?.config()));

/** Waits until the page says so; false if it never does. @param {Page} page @param {{ plays: boolean, step?: number }} wanted */
const shows = (page, wanted) =>
  page
    .waitForFunction(
      ({ plays, step }) => {
        const now = window.modescope?.status();
        if (!now || now.state === 'loading') return false;
        const isRight = now.stop !== undefined || (now.state === 'running') === plays;
        return isRight && (step === undefined || now.step === step);
      },
      wanted,
      { timeout: SHOWS_MS },
    )
    .then(
      () => true,
      () => false,
    );

/** @param {Page} page @param {string} key @param {number | string | boolean} value */
const set = (page, key, value) =>
  page.evaluate(([name, wanted]) => window.modescope?.set({ [name]: wanted }), /** @type {const} */ ([key, value]));

/** @type {readonly Action[]} */
export const ACTIONS = [
  {
    name: 'verbs',
    weight: 40,
    async act(page, random) {
      await calm(page);
      let plays = false;
      /** @type {number | undefined} */
      let step;
      const keys = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
        pick(['Space', 'Space', 'r', 's', 'ArrowRight', 'ArrowLeft'], random),
      );
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.waitForTimeout(random() * 150);
        if (key === 'Space') [plays, step] = [!plays, undefined];
        else if (key === 'r') [plays, step] = [false, 0];
        else if (key === 's') step = undefined;
        else if (key === 'ArrowLeft') [plays, step] = [false, undefined];
        else [plays, step] = [false, step === undefined ? undefined : step + 1];
      }
      const wanted = { plays, ...(step !== undefined && { step }) };
      if (await shows(page, wanted)) return {};
      const now = await page.evaluate(() => JSON.stringify(window.modescope?.status()));
      return { verbs: `${keys.join(' ')}: wanted ${JSON.stringify(wanted)}, is ${now}` };
    },
  },
  {
    name: 'setting',
    weight: 20,
    async act(page, random) {
      const [key, values] = pick(SETTINGS, random);
      const value = pick(values, random);
      await set(page, key, value);
      const path = key.split('.');
      const found = path.reduce((part, name) => part?.[name], JSON.parse(await config(page)));
      return found === value ? {} : { settings: `${key} is ${found} instead of ${value}` };
    },
  },
  {
    name: 'undo',
    weight: 10,
    async act(page, random) {
      await calm(page);
      const before = await config(page);
      const [key, values] = pick(SETTINGS, random);
      await set(page, key, pick(values, random));
      const after = await config(page);
      if (before === after) return {};
      await page.keyboard.press('Control+z');
      const undone = await config(page);
      await page.keyboard.press('Control+y');
      const redone = await config(page);
      if (undone !== before) return { settings: `undo of ${key} did not bring back what was` };
      return redone === after ? {} : { settings: `redo of ${key} did not bring back what was undone` };
    },
  },
  {
    name: 'preset',
    weight: 6,
    async act(page, random) {
      const preset = pick(PRESETS, random);
      const isLink = random() < 0.5;
      if (isLink) {
        await page.evaluate((id) => {
          location.hash = `#v=1&p=${id}`;
        }, preset);
        await page.waitForFunction((id) => location.hash.includes(`p=${id}`), preset);
      } else await page.evaluate((id) => window.modescope?.load(id).catch(() => undefined), preset);
      return (await shows(page, { plays: false })) ? {} : { verbs: `${preset} was not loaded` };
    },
  },
  {
    name: 'history',
    weight: 4,
    async act(page, random) {
      // Until the browser has got there: it takes its time, and what follows would be held against where it was.
      await page.evaluate(
        (steps) =>
          new Promise((resolve) => {
            addEventListener('popstate', resolve, { once: true });
            setTimeout(resolve, 1_500);
            history.go(steps);
          }).then(() => undefined),
        random() < 0.7 ? -1 : 1,
      );
      await page.waitForTimeout(random() * 300);
      return {};
    },
  },
  {
    name: 'click',
    weight: 20,
    async act(page, random) {
      const at = await page.evaluate(
        ([spared, share]) => {
          const controls = [
            ...document.querySelectorAll('button, [role=tab], [role=radio], [role=slider], summary, canvas'),
          ]
            .filter((control) => !control.matches(spared) && !control.closest(spared) && !control.matches(':disabled'))
            .map((control) => ({ control, box: control.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth);
          const chosen = controls[Math.floor(share * controls.length)];
          return chosen && { x: chosen.box.x + chosen.box.width / 2, y: chosen.box.y + chosen.box.height / 2 };
        },
        /** @type {const} */ ([SPARED, random()]),
      );
      if (at) await page.mouse.click(at.x, at.y);
      await page.waitForTimeout(random() * 200);
      return {};
    },
  },
  {
    name: 'window',
    weight: 4,
    async act(page, random) {
      const [width, height] = pick(
        [
          [1440, 900],
          [1280, 720],
          [390, 844],
          [320, 640],
        ],
        random,
      );
      await page.setViewportSize({ width: width ?? 1440, height: height ?? 900 });
      await page.emulateMedia({ colorScheme: random() < 0.5 ? 'dark' : 'light' });
      return {};
    },
  },
];
