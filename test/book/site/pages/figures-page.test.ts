import { figuresPage } from '../../../../lib/book/site/pages/figures-page';

const chapter = (number: number) => ({
  number,
  title: 'Look',
  name: `${number}-look`,
  learn: '',
  minutes: 6,
  level: 1,
});
const chart = {
  id: '3-look-1',
  cell: 'look-5',
  title: 'Digits',
  alt: 'ten <digits>',
  width: 640,
  height: 360,
  figure: { data: [], layout: {} },
};

test('figuresPage shows each chart with its words, and leads to its cell and its file', () => {
  const { body } = figuresPage([{ chapter: chapter(3), charts: [chart] }]);
  expect(body).toContain('<img src="assets/pictures/3-look-1.svg" width="640" height="360" alt="ten &lt;digits&gt;"');
  expect(body).toContain('<figcaption><strong>Digits</strong> ten &lt;digits&gt;');
  expect(body).toContain('href="notebooks/3-look.html#look-5"');
});

test('figuresPage leaves out notebooks without charts', () => {
  const page = figuresPage([
    { chapter: chapter(1), charts: [] },
    { chapter: chapter(3), charts: [chart] },
  ]);
  expect(page.headings).toEqual([{ id: '3-look', level: 2, text: '3. Look' }]);
});
