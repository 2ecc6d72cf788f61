/**
 * Raised when the same experiment gives other bits or metrics than before (docs/results/recorded-runs.json changes): results of different
 * versions are never put together.
 */
export const NUMERIC_VERSION = 1;
