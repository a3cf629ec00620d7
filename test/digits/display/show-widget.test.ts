import { STILL_FIGURE } from '@digits/common/protocol';

import { addPicture, widgetBundle } from '../../../lib/digits/display/show-widget';
import { show } from '../../../lib/digits/display/show';
import type { MimeBundle } from '../../../lib/digits/display/sink';
import type { Widget } from '../../../lib/digits/widgets/widget';
import { fakeDraw, spySink, textOf } from './spy';

jest.mock('../../../lib/digits/platform/widgets', () => ({ widgetScript: (name: string) => `define(${name})` }));

const weights = { key: '0a1b', bytes: 'QUJD', count: 1020 };
const widget: Widget = {
  widget: 'draw',
  attributes: { data: { text: `"it's" <b>` } },
  weights: [weights],
  alt: 'A <field>',
};

test('a widget is an element with its data, words where no script runs, and its script', () => {
  const { 'text/html': html, 'text/plain': text } = widgetBundle(widget, 'code()');
  expect(html).toBe(
    '<digits-draw data="{&quot;text&quot;:&quot;\\&quot;it&#39;s\\&quot; &lt;b&gt;&quot;}"><p>A &lt;field&gt;</p></digits-draw>' +
      '<script data-digits-widget="draw">code()</script>',
  );
  expect(text).toBe('A <field>');
});

test('show sends the weights first, each in an output of its own, then the widget', () => {
  const { sink, messages } = spySink();
  show(widget, { sink });
  expect(messages.map((message) => textOf(message, 'text/html').slice(0, 20))).toEqual([
    '<digits-weights data',
    '<digits-draw data="{',
  ]);
  expect(textOf(messages[0], 'text/plain')).toBe('1,020 weights, for the output below');
});

test('show keeps the figure beside the output, for who draws its picture later', () => {
  const { sink, messages } = spySink();
  show({ ...widget, weights: [], figure: { data: [{ y: [1] }] } }, { sink });
  expect(messages[0]?.metadata).toEqual({ [STILL_FIGURE]: { data: [{ y: [1] }], layout: {}, config: {} } });
});

test('show prints the words alone where no kernel is', () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  show(widget);
  expect(log.mock.calls).toEqual([['A <field>']]);
  log.mockRestore();
});

test('addPicture puts the picture with its words in the place of the words', async () => {
  const { draw, answers } = fakeDraw();
  const shown: MimeBundle[] = [];
  const added = addPicture({ ...widget, figure: { data: [] } }, draw, (data) => shown.push(data));
  answers[0]?.();
  await added;
  expect(shown[0]?.['text/html']).toContain('<img src="data:image/png;base64,AQID" alt="A &lt;field&gt;"');
  expect(shown[0]?.['image/png']).toBe('AQID');
});

test('a picture that cannot be drawn leaves the words, and a line says why', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const shown: MimeBundle[] = [];
  await addPicture(
    { ...widget, figure: { data: [] } },
    () => Promise.reject(new Error('no room')),
    (data) => shown.push(data),
  );
  expect(shown).toEqual([]);
  expect(warn.mock.calls[0]?.[0]).toMatch(/has no picture .*: no room\.$/);
  warn.mockRestore();
});
