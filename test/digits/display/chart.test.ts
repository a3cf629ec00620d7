import { PLOTLY_MIME } from '@digits/common/protocol';

import { chart } from '../../../lib/digits/display/chart';
import { figureBundle } from '../../../lib/digits/display/figure-bundle';
import { growingFigure } from '../../../lib/digits/display/live-figure';
import type { DrawnFigure } from '../../../lib/pictures/render';
import { spySink } from './spy';

const bars = (height: number) => ({
  data: [{ type: 'bar' as const, y: [height] }],
  layout: {},
  alt: `a bar of ${height}`,
});

/** Draws nothing, and answers when it is told to. */
function fakeDraw() {
  const drawn: DrawnFigure[] = [];
  const answers: (() => void)[] = [];
  const draw = (figure: DrawnFigure) => {
    drawn.push(figure);
    return new Promise<{ png: Uint8Array; width: number; height: number }>((resolve) => {
      answers.push(() => resolve({ png: Uint8Array.of(1, 2, 3), width: 720, height: 420 }));
    });
  };
  return { draw, drawn, answers };
}

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

test('growingFigure draws no picture while it grows, and one of its last state at the end of the cell', async () => {
  const { sink } = spySink();
  const { draw, drawn, answers } = fakeDraw();
  const ends: (() => Promise<unknown>)[] = [];
  const live = growingFigure(bars(1), { sink }, draw, (work) => ends.push(work));
  live.update(bars(2));
  live.update(bars(3));
  expect(drawn).toEqual([]);
  expect(ends).toHaveLength(1);
  const ended = ends[0]?.();
  answers[0]?.();
  await ended;
  expect(drawn).toEqual([figureBundle(bars(3))[PLOTLY_MIME]]);
  // A later cell that lets it grow further has a picture at its end, too.
  live.update(bars(4));
  expect(ends).toHaveLength(2);
});
