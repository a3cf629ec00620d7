/// <reference lib="dom" />
import { startWidgetsIn } from '../../../../lib/book/site/client/widgets';
import { openPage, settled } from './page';

test('startWidgetsIn loads the code and the missing weights when a widget comes into view, not before', async () => {
  const { document, scripts, bringIntoView } = openPage(
    '<digits-weights data-key="0a1b"></digits-weights><digits-weights data-key="2c" data-bytes="AA=="></digits-weights>' +
      '<digits-draw></digits-draw>',
  );
  startWidgetsIn(document);
  await settled();
  expect(scripts).toEqual([]);
  bringIntoView();
  await settled();
  const names = scripts.map((source) => source.replace(/^.*assets/, ''));
  expect(names).toEqual(['/widgets/draw.js', '/widgets/0a1b.js']);
});
