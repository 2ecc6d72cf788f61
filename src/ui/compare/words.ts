import { compare } from '../../i18n/compare.ts';
import { addTexts } from '../../i18n/index.ts';

// Stages, controls and measurements of two runs are fetched each for itself, and any of them may come first.
addTexts({ compare });
