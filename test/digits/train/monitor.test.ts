import { improves, measured, needsValidation, requireMonitor } from '../../../lib/digits/train/monitor';

test('improves takes a lower loss and a higher accuracy, by more than the least change', () => {
  expect(improves('loss', 1, 2, 0)).toBe(true);
  expect(improves('loss', 2, 2, 0)).toBe(false);
  expect(improves('validationLoss', 1.5, 2, 0.5)).toBe(false);
  expect(improves('accuracy', 0.9, 0.8, 0)).toBe(true);
  expect(improves('validationAccuracy', 0.75, 0.5, 0.25)).toBe(false);
});

test('improves takes anything but NaN for the first', () => {
  expect(improves('loss', 9, undefined, 5)).toBe(true);
  expect(improves('loss', NaN, undefined, 0)).toBe(false);
  expect(improves('accuracy', NaN, 0.5, 0)).toBe(false);
});

test('measured reads a measure of an epoch; NaN if it has none', () => {
  const epoch = { epoch: 1, loss: 2, accuracy: 0.5, seconds: 1 };
  expect([measured(epoch, 'loss'), measured(epoch, 'validationLoss')]).toEqual([2, NaN]);
  expect([needsValidation('accuracy'), needsValidation('validationAccuracy')]).toEqual([false, true]);
});

test('requireMonitor names the measures there are', () => {
  expect(() => requireMonitor('training', 'val_loss' as never)).toThrow(
    new RangeError(
      'training: expected a measure to watch, loss, accuracy, validationLoss, validationAccuracy, found "val_loss"',
    ),
  );
});
