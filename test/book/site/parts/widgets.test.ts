import { createContext, runInContext } from 'node:vm';

import { takeOutWidgets } from '../../../../lib/book/site/parts/widgets';

const weights = '<digits-weights data-key="0a1b" data-bytes="QUJD+/=="></digits-weights>';
const widget =
  '<digits-draw networks="[]"><p>words</p></digits-draw><script data-digits-widget="draw">code("<p>")</script>';

test('takeOutWidgets leaves the elements and their words, and takes code and weights out', () => {
  const { html, scripts } = takeOutWidgets(`<p>before</p>${weights}${widget}<script>own</script>`);
  expect(html).toBe(
    '<p>before</p><digits-weights data-key="0a1b"></digits-weights>' +
      '<digits-draw networks="[]"><p>words</p></digits-draw><script>own</script>',
  );
  expect([...scripts.keys()]).toEqual(['0a1b.js']);
});

test('the script of the weights puts them where a widget looks for them, and tells it', () => {
  const { scripts } = takeOutWidgets(weights + weights);
  const told: string[] = [];
  const page = createContext({
    document: { dispatchEvent: ({ type }: { type: string }) => told.push(type) },
    Event: class {
      constructor(readonly type: string) {}
    },
  });
  runInContext(scripts.get('0a1b.js') ?? '', page);
  expect(page.digitsWeights).toEqual({ '0a1b': 'QUJD+/==' });
  expect(told).toEqual(['digits:weights']);
});

test('takeOutWidgets changes nothing in a page without widgets', () => {
  expect(takeOutWidgets('<p>a</p>').html).toBe('<p>a</p>');
});

test('takeOutWidgets leaves the words of a picture in a widget, and other pictures as they are', () => {
  const picture = '<img src="data:image/png;base64,QUJD+/==" alt="5 as 3 (17 times)" style="max-width: 100%">';
  const page = `<p>${picture}</p><digits-confusion data="{}">${picture}</digits-confusion>`;
  expect(takeOutWidgets(page).html).toBe(
    `<p>${picture}</p><digits-confusion data="{}"><p>5 as 3 (17 times)</p></digits-confusion>`,
  );
});
