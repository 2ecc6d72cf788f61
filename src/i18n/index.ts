import { caption } from './caption.ts';
import { charts } from './charts.ts';
import { controls } from './controls.ts';
import { shell } from './shell.ts';
import { stage } from './stage.ts';
import { addTexts } from './translate.ts';

/** Interface text by area, as far as the first load needs it; see `addTexts`. Both languages of a sentence stand side by side, so neither can be forgotten. */
export const catalogue = { caption, charts, controls, shell, stage } as const;

addTexts(catalogue);

export { addTexts, type Catalogue, isText, type Translate, translator } from './translate.ts';
