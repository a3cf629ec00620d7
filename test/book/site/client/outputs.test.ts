/// <reference lib="dom" />
import { drawOutput, drawStream } from '../../../../lib/book/site/client/outputs';
import { one, openPage } from './page';

test('drawOutput shows the best form: HTML, then pictures with their words, then text', async () => {
  const element = one(openPage('<div class="output"></div>').document, '.output');
  await drawOutput(element, { 'text/html': '<b>a</b>', 'text/plain': 'a' });
  expect([element.innerHTML, element.className]).toEqual(['<b>a</b>', 'output html']);
  await drawOutput(element, { 'image/png': 'AAAA', 'text/plain': 'a' }, { 'image/png': { alt: 'words' } });
  expect(element.innerHTML).toBe('<img src="data:image/png;base64,AAAA" alt="words">');
  await drawOutput(element, { 'image/svg+xml': ['<svg/>'], 'text/plain': 'drawing' });
  expect(element.innerHTML).toBe('<img src="data:image/svg+xml,%3Csvg%2F%3E" alt="drawing">');
  await drawOutput(element, { 'text/plain': ['a < b\n', 'c'] });
  expect([element.innerHTML, element.className]).toEqual([
    '<pre class="stream stdout" tabindex="0">a &lt; b\nc</pre>',
    'output',
  ]);
});

test('drawStream shows text as text, in the place of what was there', () => {
  const element = one(openPage('<div class="output">old</div>').document, '.output');
  drawStream(element, 'stderr', '<b>\n');
  expect(element.innerHTML).toBe('<pre class="stream stderr" tabindex="0">&lt;b&gt;</pre>');
});
