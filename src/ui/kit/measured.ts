export { measured } from '../../schema/numbers.ts';
