import { watchTraining } from '../../../lib/digits/display/training';
import type { EpochResult, History } from '../../../lib/digits/train/history';
import { spySink } from './spy';

const first: EpochResult = {
  epoch: 1,
  loss: 0.5,
  accuracy: 0.8,
  validationLoss: 0.4,
  validationAccuracy: 0.9,
  seconds: 1,
};
const history: History = { epochs: [first], batchSize: 32, seed: 1, engine: 'test' };

test('watchTraining shows a bar, and a chart that is replaced after each epoch', () => {
  const { sink, messages } = spySink();
  const { onProgress, onEpoch } = watchTraining(2, { sink });
  onProgress({ epoch: 1, batchesDone: 1, batchesTotal: 4, imagesDone: 32, loss: 0.7 });
  const shown = messages.filter(({ update }) => !update);
  expect(shown).toHaveLength(2);
  expect(shown[0]?.data['text/plain']).toBe('training - 0/4 batches');
  expect(shown[1]?.data['text/plain']).toContain('No training loss yet');
  onEpoch(first, history);
  const replaced = messages.filter(({ update, displayId }) => update && displayId === shown[1]?.displayId).at(-1);
  expect(replaced?.data['text/plain']).toContain('Training loss is 0.5');
  onProgress({ epoch: 2, batchesDone: 4, batchesTotal: 4, imagesDone: 32, loss: 0.3 });
  expect(messages.at(-1)?.displayId).toBe(shown[0]?.displayId);
  expect(messages.at(-1)?.data['text/plain']).toMatch(
    /^training - best epoch 1, validation loss 0.4000 - [\d,]+ images\/s - 4 batches in/,
  );
});

test('watchTraining leaves the bar of a run that was stopped where it was', () => {
  const { sink, messages } = spySink();
  const { onProgress } = watchTraining(2, { sink });
  onProgress({ epoch: 1, batchesDone: 1, batchesTotal: 4, imagesDone: 32, loss: 0.7 });
  const stopped = { epoch: 1, batchesDone: 1, batchesTotal: 4, imagesDone: 32, loss: 0.7, stopped: true };
  onProgress(stopped);
  expect(messages.at(-1)?.data['text/plain']).toMatch(/^training - stopped in epoch 1 - 1\/4 batches in/);
});

test('watchTraining draws an earlier training in gray, in front of the one that runs', () => {
  const { sink, messages } = spySink();
  const { onProgress, onEpoch } = watchTraining(2, { sink });
  onProgress({ epoch: 2, batchesDone: 1, batchesTotal: 4, imagesDone: 32, loss: 0.3, earlier: history });
  expect(messages.at(-1)?.data['text/plain']).toContain('after 1 of an earlier training, in gray');
  const second = { ...first, epoch: 2, loss: 0.3 };
  onEpoch(second, { ...history, epochs: [second] });
  const figure = messages.at(-1)?.data['application/vnd.plotly.v1+json'] as {
    data: { name: string; x: number[]; line: { color: string } }[];
    layout: { xaxis: { range: number[] } };
  };
  expect(figure.data.map(({ name, x }) => [name, x])).toEqual([
    ['earlier training loss', [1]],
    ['earlier validation loss', [1]],
    ['training loss', [2]],
    ['validation loss', [2]],
  ]);
  expect(figure.data[0]?.line.color).toBe('#6b6b6b');
  // The first epoch of the earlier training to the last of this.
  expect(figure.layout.xaxis.range).toEqual([0.5, 3.5]);
});
