import { checkNumber } from './values';

/** @throws TypeError if the learning rate is no number, RangeError if it is not above 0 or not finite */
export function requireLearningRate(learningRate: number, action: string): void {
  checkNumber(action, 'a learning rate above 0', learningRate, (rate) => Number.isFinite(rate) && rate > 0);
}
