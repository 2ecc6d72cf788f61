import { text } from '../../schema/text.ts';
import type { TrainingRun } from '../run.ts';
import { type AutoBandwidthOptions, type AutoBandwidthReading, autoBandwidth } from './autoBandwidth.ts';
import { bandwidthLens, type LensOptions, type LensReading } from './bandwidthLens.ts';
import { type ChainsOptions, type ChainsReading, chains } from './chains.ts';
import { type ClassGradientOptions, type ClassGradientReading, classGradient } from './classGradient.ts';
import { type ClosedFormOptions, type ClosedFormReading, closedForm } from './closedForm.ts';
import { type Answer, type Measure, unavailable } from './contract.ts';
import { type ForcesOptions, type ForcesReading, forces } from './forces.ts';
import { type LearntScoreOptions, type LearntScoreReading, learntScore } from './learntScore.ts';
import { type MicroscopeOptions, type MicroscopeReading, penaltyMicroscope } from './penaltyMicroscope.ts';
import { type RaceOptions, type RaceReading, race } from './race.ts';
import { type TowerCodesOptions, type TowerCodesReading, towerCodes } from './towerCodes.ts';
import { type TowerGridOptions, type TowerGridReading, towerGrid } from './towerGrid.ts';
import { type TransportOptions, type TransportReading, transport } from './transport.ts';
import { type WitnessOptions, type WitnessReading, witness } from './witness.ts';

/** Options and reading of every instrument. */
interface Catalogue {
  readonly bandwidthLens: { readonly options: LensOptions; readonly reading: LensReading };
  readonly forces: { readonly options: ForcesOptions; readonly reading: ForcesReading };
  readonly closedForm: { readonly options: ClosedFormOptions; readonly reading: ClosedFormReading };
  readonly autoBandwidth: { readonly options: AutoBandwidthOptions; readonly reading: AutoBandwidthReading };
  readonly penaltyMicroscope: { readonly options: MicroscopeOptions; readonly reading: MicroscopeReading };
  readonly classGradient: { readonly options: ClassGradientOptions; readonly reading: ClassGradientReading };
  readonly transport: { readonly options: TransportOptions; readonly reading: TransportReading };
  readonly towerCodes: { readonly options: TowerCodesOptions; readonly reading: TowerCodesReading };
  readonly towerGrid: { readonly options: TowerGridOptions; readonly reading: TowerGridReading };
  readonly witness: { readonly options: WitnessOptions; readonly reading: WitnessReading };
  readonly race: { readonly options: RaceOptions; readonly reading: RaceReading };
  readonly chains: { readonly options: ChainsOptions; readonly reading: ChainsReading };
  readonly learntScore: { readonly options: LearntScoreOptions; readonly reading: LearntScoreReading };
}

export type InstrumentId = keyof Catalogue;
export type OptionsOf<I extends InstrumentId> = Catalogue[I]['options'];
export type AnswerOf<I extends InstrumentId> = Answer<Catalogue[I]['reading']>;

const INSTRUMENTS: { readonly [I in InstrumentId]: Measure<OptionsOf<I>, Catalogue[I]['reading']> } = {
  bandwidthLens,
  forces,
  closedForm,
  autoBandwidth,
  penaltyMicroscope,
  classGradient,
  transport,
  witness,
  towerCodes,
  towerGrid,
  race,
  chains,
  learntScore,
};

/** Every instrument's id. */
export const INSTRUMENT_IDS = Object.keys(INSTRUMENTS) as readonly InstrumentId[];

/** Instruments that work in any space; the others look at places of the plane. */
const ON_IMAGES: ReadonlySet<InstrumentId> = new Set(['classGradient', 'towerCodes', 'towerGrid']);

const needsPlane = text(
  'This instrument looks at points on the plane, and these data are images: choose a law of points.',
  'この計測器は平面上の点を調べるためのもので、画像データでは使えません。点のデータを選ぶと使えます。',
);

/** Reads one instrument; throws a RangeError for an unknown one. */
export function inspect<I extends InstrumentId>(
  instrument: I,
  run: TrainingRun,
  options: OptionsOf<I>,
): Promise<AnswerOf<I>> {
  const measure: Measure<OptionsOf<I>, Catalogue[I]['reading']> | undefined = INSTRUMENTS[instrument];
  if (!measure) throw new RangeError(`no such instrument: ${instrument}`);
  if (run.subject.space.kind === 'image' && !ON_IMAGES.has(instrument)) {
    return Promise.resolve(unavailable(needsPlane));
  }
  return measure(run, options);
}
