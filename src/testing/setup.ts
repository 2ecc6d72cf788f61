import fc from 'fast-check';

/** Property tests draw the same cases every time; set FAST_CHECK_SEED to explore others. */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_121) });
