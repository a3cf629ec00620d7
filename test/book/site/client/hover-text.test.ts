/// <reference lib="dom" />
import { startHovers } from '../../../../lib/book/site/client/hover-text';
import { one, openPage } from './page';

const BODY =
  '<pre tabindex="0"><span data-h="0">a</span> = <span data-h="1">b</span></pre>' +
  '<script type="application/json" id="hovers">{"cells":{},"texts":["const a: 1\\n\\nThe first.","const b: 2"]}</script>';

test('startHovers shows type and purpose under the mouse', () => {
  const { document, window } = openPage(BODY);
  startHovers();
  const over = (selector: string) =>
    one(document, selector).dispatchEvent(new window.MouseEvent('mouseover', { bubbles: true }));
  const box = one(document, '.hover-text');
  expect(box.hidden).toBe(true);
  over('[data-h="0"]');
  expect(box.innerHTML).toBe('<code>const a: 1</code><span>The first.</span>');
  over('pre');
  expect(box.hidden).toBe(true);
});

test('startHovers goes from name to name by the arrow keys', () => {
  const { document, window, press } = openPage(BODY);
  window.HTMLElement.prototype.scrollIntoView = () => undefined;
  startHovers();
  const [code, box] = [one(document, 'pre'), one(document, '.hover-text')];
  const shown = ['ArrowRight', 'ArrowRight', 'ArrowLeft'].map((key) => {
    press(key, code);
    return box.querySelector('code')?.textContent;
  });
  expect(shown).toEqual(['const a: 1', 'const b: 2', 'const a: 1']);
  press('Escape', code);
  expect(box.hidden).toBe(true);
});
