import { ActivationCode, LossCode, OptimizerCode } from '../../../lib/engine/contract/codes';

test.each(Object.entries({ ActivationCode, LossCode, OptimizerCode }))(
  '%s counts from 0, each name once',
  (_, codes) => {
    const numbers = Object.values(codes).filter((value) => typeof value === 'number');
    expect(numbers).toEqual(numbers.map((_, index) => index));
  },
);
