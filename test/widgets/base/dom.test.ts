/// <reference lib="dom" />
import { button, define, make } from '../../../lib/widgets/base/dom';
import { openPage } from '../page';

test('make makes an element with attributes and content, of which nothing is read as HTML', () => {
  openPage();
  expect(make('p', { class: 'a' }, '<b>', make('i', {}, 'c')).outerHTML).toBe('<p class="a">&lt;b&gt;<i>c</i></p>');
});

test('button does its work when it is pressed, and sends no form', () => {
  openPage();
  let pressed = 0;
  const made = button('Go', () => (pressed += 1), { 'aria-label': 'Go on' });
  made.click();
  expect([pressed, made.type, made.getAttribute('aria-label')]).toEqual([1, 'button', 'Go on']);
});

test('define defines an element once, however many outputs bring it', () => {
  const { window } = openPage();
  class First extends HTMLElement {}
  class Second extends HTMLElement {}
  define('digits-twice', First);
  define('digits-twice', Second);
  expect(window.customElements.get('digits-twice')).toBe(First);
});
