import { escapeHtml, scriptJson } from '../../lib/display/html';

test('escapeHtml leaves no character that begins or ends anything', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
});

test('scriptJson cannot end the script, and stays the same JSON', () => {
  const value = { text: '</script><!-- \u2028\u2029' };
  expect(scriptJson(value)).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(scriptJson(value))).toEqual(value);
});
