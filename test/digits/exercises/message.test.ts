import { messageBundle } from '../../../lib/digits/exercises/message';

test('messageBundle has the words as HTML and as text, with code told apart', () => {
  const message = {
    mark: '✗',
    title: 'Not yet.',
    paragraphs: ['Use `a < b`.', 'Again.'],
    code: 'const a = 1;\n\nb',
    after: ['So.'],
  };
  const { 'text/html': html, 'text/plain': text } = messageBundle(message);
  expect(html).toContain('<b>✗ Not yet.</b> Use <code>a &lt; b</code>.');
  expect(html).toContain('<p>Again.</p><pre><code>const a = 1;\n\nb</code></pre><p>So.</p>');
  expect(text).toBe('✗ Not yet. Use `a < b`.\nAgain.\n    const a = 1;\n\n    b\nSo.');
});

test('messageBundle makes what a reader has written harmless', () => {
  const { 'text/html': html } = messageBundle({ mark: '', title: '', paragraphs: ["yours gives '<script>'"] });
  expect(html).not.toContain('<script>');
});
