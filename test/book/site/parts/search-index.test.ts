import MiniSearch from 'minisearch';

import { SEARCH_OPTIONS, searchIndex, sectionsOf, wordsOf } from '../../../../lib/book/site/parts/search-index';

const HTML =
  '<h1 id="a">8. Convolution</h1><p>The first.</p>' +
  '<h2 id="train"><a class="anchor" href="#train">Train</a></h2><p>With a <code>cosine</code> decay &amp; more.</p>' +
  '<pre><span>fit</span><span>(</span><span>model</span></pre>';

test('wordsOf keeps words apart that blocks part, and together what only has a colour of its own', () => {
  expect(wordsOf('<p>one</p><p>t<em>w</em>o</p><button>Copy</button>')).toBe('one two');
});

test('wordsOf reads signs however they are written, and leaves what is none', () => {
  expect(wordsOf('Promise&#x3C;A&gt; &amp; it&#39;s &#x2019; &nothing; & co')).toBe(
    "Promise<A> & it's \u2019 &nothing; & co",
  );
});

test('sectionsOf parts a page at its headings', () => {
  expect(sectionsOf(HTML, 'notebooks/8.html', '8. Convolution')).toEqual([
    { id: 'notebooks/8.html', title: '8. Convolution', page: '8. Convolution', text: 'The first.' },
    {
      id: 'notebooks/8.html#train',
      title: 'Train',
      page: '8. Convolution',
      text: 'With a cosine decay & more. fit(model',
    },
  ]);
});

test('searchIndex leaves an index in which the page finds sections, by the beginnings of words too', () => {
  const json = searchIndex(sectionsOf(HTML, 'notebooks/8.html', '8. Convolution'));
  const index = MiniSearch.loadJSON(json, SEARCH_OPTIONS);
  expect(index.search('cosi').map(({ id }) => String(id))).toEqual(['notebooks/8.html#train']);
  expect(index.search('nothing')).toEqual([]);
});

test.each(['heatmap', 'confusionheatmap', 'confusionHeatmap', 'confusion heatmap', 'naive', 'NAÏVE', 'w2'])(
  'searchIndex finds names of code by the words in them, and words with and without accents: %s',
  (query) => {
    const html = '<h1 id="a">A</h1><p>A naïve confusionHeatmap of w2.</p>';
    const index = MiniSearch.loadJSON(searchIndex(sectionsOf(html, 'a.html', 'A')), SEARCH_OPTIONS);
    expect(index.search(query).map(({ id }) => String(id))).toEqual(['a.html']);
  },
);
