import { LOOK } from '../../../lib/widgets/base/look';

/** Colours of a theme by their variables. */
function colorsOf(selector: string): Record<string, string> {
  const block = LOOK.slice(LOOK.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = '', color = '']) => [name, color]),
  );
}

/** Contrast of two colours by WCAG 2.1. */
function contrast(a: string, b: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ['light', ':host'],
  ['dark', ":host([theme='dark'])"],
])('in the %s theme text has 4.5:1 on its grounds, and what is not text 3:1', (_, selector) => {
  const colors = colorsOf(selector);
  const on = (name: string, ground: string): number => contrast(colors[name] ?? '', colors[ground] ?? '');
  for (const text of ['text', 'muted', 'good', 'bad']) expect(on(text, 'surface')).toBeGreaterThan(4.5);
  expect(on('text', 'accent-ground')).toBeGreaterThan(4.5);
  for (const graphic of ['accent', 'line-strong']) expect(on(graphic, 'surface')).toBeGreaterThan(3);
  expect(on('ink', 'paper')).toBeGreaterThan(10);
});

test('both themes have the same colours', () => {
  expect(Object.keys(colorsOf(":host([theme='dark'])"))).toEqual(Object.keys(colorsOf(':host')));
});
