export { formatCount, formatFixed, formatPercent, formatValue, wholePercent } from '../schema/numbers.ts';
