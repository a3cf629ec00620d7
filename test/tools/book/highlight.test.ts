import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

import { place } from '../../../tools/project/places.mjs';

const CODE = 'const a = f(1); // one\nb < a';

/** What the module gives, in a process of its own: the highlighter is an ES module, which Jest cannot load. */
function highlighted(): { plain: string; marked: string; style: string } {
  const script = `
    import { codeStyle, highlight, hoverMarks } from ${JSON.stringify(pathToFileURL(place('tools/book/highlight.mjs')).href)};
    const code = ${JSON.stringify(CODE)};
    const [plain, marked] = [highlight(code, 'ts'), highlight(code, 'ts', hoverMarks([[6, 1, 0], [10, 1, 1], [23, 1, 0]]))];
    console.log(JSON.stringify({ plain, marked, style: codeStyle() }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ReturnType<typeof highlighted>;
}

test('highlight marks what has a colour of its own, leaves the rest bare, and changes no character', () => {
  const { plain, style } = highlighted();
  const text = plain.replace(/<[^>]+>/g, '').replaceAll('&#x3C;', '<');
  expect(text).toBe(CODE);
  expect(plain).toMatch(/^<pre class="shiki" tabindex="0"><code>/);
  expect(plain).toMatch(/<span class="k\d+">const<\/span>/);
  expect(plain).not.toMatch(/style=|<span>/);
  for (const [, name = ''] of plain.matchAll(/class="(k\d+)"/g)) {
    expect(style).toMatch(new RegExp(`^\\.${name} \\{--shiki-light:#\\w+;--shiki-dark:#\\w+\\}$`, 'm'));
  }
  expect(style).toMatch(/^\.shiki \{--shiki-light:#\w+;--shiki-dark:#\w+\}$/m);
});

test('highlight marks a name also where it is plain', () => {
  const marks = [...highlighted().marked.matchAll(/data-h="(\d)"[^>]*>([^<]*)</g)].map(([, at, name]) => [at, name]);
  expect(marks).toEqual([
    ['0', 'a'],
    ['1', 'f'],
    ['0', 'b'],
  ]);
});
