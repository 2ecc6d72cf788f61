import { expose } from 'comlink';
import { type Recognised, recognise } from '../../data/recognise.ts';

/** Looks at files away from the page: what reads them is large, and a packed one takes its time. */
const recogniser = {
  look: (files: readonly File[]): Promise<Recognised[]> => Promise.all(files.map(recognise)),
};

export type Recogniser = typeof recogniser;

expose(recogniser);
