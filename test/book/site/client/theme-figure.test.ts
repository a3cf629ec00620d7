import { themedData, themedLayout } from '../../../../lib/book/site/client/theme-figure';

const COLORSCALE = [[0, '#0072b2']];

test('themedData changes marks for a dark page, and neither images nor the numbers on them', () => {
  const textfont = { size: 12, color: ['#ffffff', '#1a1a1a'] };
  const trace = { marker: { color: ['#0072B2', 'red'] }, y: [1, 2], colorscale: COLORSCALE, textfont };
  expect(themedData([trace], 'dark')).toEqual([
    { marker: { color: ['#5aa9e0', 'red'] }, y: [1, 2], colorscale: COLORSCALE, textfont },
  ]);
  expect(themedData([trace], 'light')).toEqual([trace]);
});

test('themedLayout draws on the page itself, in the colours of its text', () => {
  const layout = { paper_bgcolor: 'white', font: { size: 13 }, title: { font: { color: '#1a1a1a' } } };
  expect(themedLayout(layout, 'dark')).toMatchObject({
    paper_bgcolor: 'rgba(0,0,0,0)',
    font: { size: 13, color: '#b9b6af' },
    title: { font: { color: '#e8e6e1' } },
  });
  expect(themedLayout(layout, 'light')).toMatchObject({ font: { color: '#4d4d4d' }, title: layout.title });
});
