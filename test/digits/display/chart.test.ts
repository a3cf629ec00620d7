import { chart } from '../../../lib/digits/display/chart';
import { figureBundle } from '../../../lib/digits/display/figure-bundle';
import { fakeDraw, spySink } from './spy';

const bars = (height: number) => ({
  data: [{ type: 'bar' as const, y: [height] }],
  layout: {},
  alt: `a bar of ${height}`,
});

test('addPicture adds the picture to the figure that is shown, with its words and the size to show it at', async () => {
  const { sink, messages } = spySink();
  const { draw, answers } = fakeDraw();
  const { show, addPicture } = chart({ sink }, draw);
  show(bars(1));
  const added = addPicture();
  answers[0]?.();
  await added;
  const { displayId } = messages[0] ?? {};
  expect(messages[1]).toEqual({
    // The bytes 1 2 3 in base64.
    data: { ...figureBundle(bars(1)), 'image/png': 'AQID' },
    metadata: { 'image/png': { width: 720, height: 420, alt: 'a bar of 1' } },
    displayId,
    update: true,
  });
});

test('addPicture leaves out the picture of a figure that is gone when it is drawn', async () => {
  const { sink, messages } = spySink();
  const { draw, answers } = fakeDraw();
  const { show, replace, addPicture } = chart({ sink }, draw);
  show(bars(1));
  const added = addPicture();
  replace(bars(2));
  answers[0]?.();
  await added;
  expect(messages).toHaveLength(3);
  expect(messages[2]?.data).toEqual(figureBundle(bars(2)));
});

test('addPicture says in one line why there is none, and leaves the chart as it is', async () => {
  const { sink, messages } = spySink();
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { show, addPicture } = chart({ sink }, () => Promise.reject(new Error('no WebGL')));
  show(bars(1));
  await addPicture();
  expect(warn.mock.calls).toEqual([['This chart has no picture for exports and readers without scripts: no WebGL.']]);
  expect(messages).toHaveLength(1);
  warn.mockRestore();
});
