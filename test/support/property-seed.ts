// Property tests draw the same cases in every run, so that a red run is red again; FC_SEED and FC_RUNS search further.
import { configureGlobal } from 'fast-check';

const { FC_SEED, FC_RUNS } = process.env;
configureGlobal({ seed: Number(FC_SEED ?? 20_261_123), ...(FC_RUNS ? { numRuns: Number(FC_RUNS) } : {}) });
