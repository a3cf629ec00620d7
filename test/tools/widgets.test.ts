import { bundleWidget } from '../../tools/widgets/bundle.mjs';
import { WIDGETS } from '../../tools/widgets/make.mjs';

test('WIDGETS are the rooms of lib/widgets with a main.ts', () => {
  expect(WIDGETS).toContain('draw');
  expect(WIDGETS).not.toContain('base');
});

test.each(WIDGETS)(
  'the script of %s is one for a browser, the same each time, and ends no script element',
  async (name) => {
    const script = await bundleWidget(name);
    expect(await bundleWidget(name)).toBe(script);
    expect(script).toMatch(/^"use strict";\(\(\)=>\{/);
    expect(script).not.toMatch(/<\/script|require\(|node:|[^\x20-\x7e\n]/i);
    expect(script.length).toBeLessThan(115_000);
  },
);
