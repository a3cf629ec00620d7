import { escapeHtml } from '../../../lib/common/text/html';

test('escapeHtml leaves no character that begins or ends anything', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
});
