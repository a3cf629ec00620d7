import { lossCurves } from '../../../../lib/digits/figures/charts/loss-curves';
import { REPORTED } from '../../../../lib/digits/report/report';
import { history, trace } from '../samples';

const run = history([0.25, 0.1, 0.0145], [0.14, 0.08, 0.09]);

test('lossCurves tells its series apart by dash and marker, not by colour alone', () => {
  const [training, validation] = [trace(lossCurves(run), 0), trace(lossCurves(run), 1)];
  expect(training.line?.dash).not.toBe(validation.line?.dash);
  expect(training.marker?.symbol).not.toBe(validation.marker?.symbol);
});

test('lossCurves draws the reported values as level lines and says them', () => {
  const figure = lossCurves(run, { reported: { loss: 0.004, validationLoss: 0.13 } });
  expect(figure.layout.shapes?.slice(1)).toMatchObject([
    { y0: 0.004, y1: 0.004 },
    { y0: 0.13, y1: 0.13 },
  ]);
  expect(figure.alt).toContain('; the report says training loss 0.004 and validation loss 0.13.');
  expect(() => lossCurves(run, { reported: { loss: NaN } })).toThrow(RangeError);
  // All that the report says: what is no loss is not drawn.
  expect(lossCurves(run, { reported: REPORTED }).layout.shapes?.slice(1)).toMatchObject([{ y0: 0.004 }, { y0: 0.13 }]);
});

test('lossCurves keeps the x axis while epochs come in', () => {
  const none = lossCurves(history([]), { epochs: 10 });
  const three = lossCurves(run, { epochs: 10 });
  expect(none.layout.xaxis).toMatchObject({ range: [0.5, 10.5], tick0: 1, dtick: 1 });
  expect(three.layout.xaxis?.range).toEqual([0.5, 10.5]);
  expect(trace(none, 0).x).toEqual([]);
  expect(none.alt).toBe('No training loss yet before the first epoch.');
});

test('lossCurves counts on from the epochs of an earlier fit', () => {
  const second = history([0.02, 0.01], undefined, 11);
  expect(lossCurves(second).layout.xaxis).toMatchObject({ range: [10.5, 12.5], tick0: 11 });
  expect(lossCurves(second, { epochs: 10 }).layout.xaxis?.range).toEqual([10.5, 20.5]);
});

test.each([
  [12, 1],
  [13, 2],
  [24, 2],
  [25, 5],
  [100, 10],
  [240, 20],
])('lossCurves puts ticks at whole epochs: of %i epochs every %i', (epochs, dtick) => {
  expect(lossCurves(history([]), { epochs }).layout.xaxis?.dtick).toBe(dtick);
});

test.each([
  [1, 30, 0, 5],
  [1, 24, 0, 2],
  [11, 30, 0, 5],
  [1, 10, 1, 1],
])('lossCurves puts its ticks at round numbers: from epoch %i on %i epochs', (first, epochs, tick0, dtick) => {
  expect(lossCurves(history([0.3], undefined, first), { epochs }).layout.xaxis).toMatchObject({ tick0, dtick });
});

test('lossCurves draws the training loss alone without validation data', () => {
  const figure = lossCurves(history([0.3, 0.2]));
  expect(figure.data).toHaveLength(1);
  expect(figure.layout.shapes).toEqual([]);
  expect(figure.alt).toBe('Training loss falls from 0.3 to 0.2 over 2 epochs.');
});

test('lossCurves leaves a gap where the loss is not finite, and says so', () => {
  const figure = lossCurves(history([0.3, NaN, Infinity]));
  expect(trace(figure, 0).y).toEqual([0.3, null, null]);
  expect(figure.alt).toBe('Training loss is not a finite number from point 2 on over 3 epochs.');
});

test('lossCurves words one epoch, a rise and a standstill', () => {
  expect(lossCurves(history([0.3])).alt).toBe('Training loss is 0.3 over 1 epoch.');
  expect(lossCurves(history([0.3, 0.4])).alt).toBe('Training loss rises from 0.3 to 0.4 over 2 epochs.');
  expect(lossCurves(history([0.3, 0.4, 0.3])).alt).toBe('Training loss begins and ends at 0.3 over 3 epochs.');
});

test('lossCurves refuses a number of epochs that is none', () => {
  expect(() => lossCurves(run, { epochs: 0 })).toThrow(
    new RangeError('drawing curves over the epochs: expected epochs to be a whole number from 1 up, found 0'),
  );
});
