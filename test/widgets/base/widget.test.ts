/// <reference lib="dom" />
import { openPage, settled } from '../page';

async function defined(begin: (place: HTMLElement, read: (name: string) => unknown) => void) {
  const { document, setSystem } = openPage();
  // HTMLElement is read when the module is loaded.
  jest.resetModules();
  const { Widget } = jest.requireActual<typeof import('../../../lib/widgets/base/widget')>(
    '../../../lib/widgets/base/widget',
  );
  let themes = 0;
  class Own extends Widget {
    protected begin(place: HTMLElement): void {
      begin(place, (name) => this.read(name));
    }
    protected override themeChanged(): void {
      themes += 1;
    }
  }
  document.body.innerHTML = '<digits-own data="[1,&quot;a&quot;]"><p>words</p></digits-own>';
  customElements.define('digits-own', Own);
  await settled();
  const element = document.querySelector('digits-own');
  if (!element) throw new Error('expected the element, found none');
  return { element, setSystem, themes: () => themes };
}

test('a widget stands in the place of its words, reads its attributes, and follows the theme', async () => {
  let given: unknown;
  const { element, setSystem, themes } = await defined((place, read) => {
    given = read('data');
    place.textContent = 'alive';
  });
  expect(given).toEqual([1, 'a']);
  expect(element.shadowRoot?.querySelector('.widget')?.textContent).toBe('alive');
  expect(element.getAttribute('theme')).toBe('light');
  setSystem(true);
  expect([element.getAttribute('theme'), themes()]).toEqual(['dark', 2]);
});

test('a widget begins once, though it is moved on the page', async () => {
  let begun = 0;
  const { element } = await defined(() => (begun += 1));
  element.remove();
  document.body.append(element);
  expect(begun).toBe(1);
});

test('a widget that cannot begin leaves its words', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { element } = await defined(() => {
    throw new Error('no');
  });
  expect(element.shadowRoot?.innerHTML).toBe('<slot></slot>');
  expect(element.textContent).toBe('words');
  expect(log).toHaveBeenCalledTimes(1);
  log.mockRestore();
});
