import { JSDOM } from 'jsdom';

import { elementBox, lineWidth, moved } from '../../lib/pictures/boxes';
import { textWidth } from '../../lib/pictures/measure';

function element(markup: string): Element {
  const { document } = new JSDOM(`<svg>${markup}</svg>`).window;
  const first = document.querySelector('svg')?.firstElementChild;
  if (!first) throw new Error('expected markup with an element');
  return first;
}

const BOX = { left: 1, top: 2, right: 5, bottom: 4 };

test.each([
  ['', BOX],
  ['translate(10,20)', { left: 11, top: 22, right: 15, bottom: 24 }],
  ['translate(10)', { left: 11, top: 2, right: 15, bottom: 4 }],
  ['scale(2)', { left: 2, top: 4, right: 10, bottom: 8 }],
  ['scale(2,-1)', { left: 2, top: -4, right: 10, bottom: -2 }],
  ['rotate(90)', { left: -4, top: 1, right: -2, bottom: 5 }],
  ['rotate(-90,1,2)', { left: 1, top: -2, right: 3, bottom: 2 }],
  // The right one acts first.
  ['translate(10,0) rotate(90)', { left: 6, top: 1, right: 8, bottom: 5 }],
])('moved by "%s"', (transform, expected) => {
  const box = moved(BOX, element(`<g transform="${transform}"></g>`));
  for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(box[side]).toBeCloseTo(expected[side], 10);
});

test('elementBox of text depends on its anchor and its lines', () => {
  const width = textWidth('wide', 10, 400);
  const start = elementBox(element('<text x="100" y="50" style="font-size: 10px">wide</text>'));
  expect([start.left, start.right]).toEqual([100, 100 + width]);
  // Open Sans: 2189/2048 above the baseline, 600/2048 below.
  expect([start.top, start.bottom]).toEqual([50 - 10 * (2189 / 2048), expect.closeTo(50 + 10 * (600 / 2048), 10)]);
  const middle = elementBox(element('<text x="100" text-anchor="middle" style="font-size: 10px">wide</text>'));
  expect([middle.left, middle.right]).toEqual([100 - width / 2, 100 + width / 2]);
  const end = elementBox(
    element(
      '<text x="100" text-anchor="end" style="font-size: 10px"><tspan class="line">i</tspan><tspan class="line">wide</tspan></text>',
    ),
  );
  expect(end.left).toBeCloseTo(100 - width, 10);
  expect(end.bottom - end.top).toBeCloseTo(start.bottom - start.top + 13, 10);
});

test('elementBox of a group holds its children where they are moved, and nothing that is empty', () => {
  const group = element(
    '<g transform="translate(99,99)"><rect width="4" height="2"/><g transform="translate(10,20)"><rect x="1" width="4" height="2"/></g><path/></g>',
  );
  expect(elementBox(group)).toEqual({ left: 0, top: 0, right: 15, bottom: 22 });
  expect(elementBox(element('<g></g>'))).toEqual({ left: 0, top: 0, right: 0, bottom: 0 });
});

test('lineWidth adds pieces in their own weight and size', () => {
  const line = element(
    '<text style="font-size: 20px">a<tspan style="font-weight: bold">b</tspan><tspan style="font-size: 70%">c</tspan></text>',
  );
  expect(lineWidth(line)).toBeCloseTo(textWidth('a', 20, 400) + textWidth('b', 20, 700) + textWidth('c', 14, 400), 10);
});
