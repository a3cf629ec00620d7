import { JSDOM } from 'jsdom';

import { liveFigure, show } from '../../lib/display';
import { figureBundle, PLOTLY_MIME, plainJson } from '../../lib/display/figure-bundle';
import type { Figure } from '../../lib/figures';
import { spySink, textOf } from './spy';

const FIGURE: Figure = {
  data: [{ type: 'bar', y: Float32Array.of(0.5, 1) }],
  layout: { title: { text: 'A </script> title' } },
  config: { displaylogo: false },
  alt: 'Two bars: "0.5" & 1.',
};
const PLAIN = {
  data: [{ type: 'bar', y: [0.5, 1] }],
  layout: { title: { text: 'A </script> title' } },
  config: { displaylogo: false },
};

test('show sends one display with Plotly JSON, HTML and words', () => {
  const { sink, messages } = spySink();
  show(FIGURE, { sink });
  expect(messages).toHaveLength(1);
  expect(messages[0]?.update).toBe(false);
  expect(Object.keys(messages[0]?.data ?? {})).toEqual([PLOTLY_MIME, 'text/html', 'text/plain']);
  expect(messages[0]?.data[PLOTLY_MIME]).toEqual(PLAIN);
  expect(messages[0]?.data['text/plain']).toBe(FIGURE.alt);
});

test('show prints the words where no kernel is', () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  show(FIGURE);
  expect(log.mock.calls).toEqual([[FIGURE.alt]]);
  log.mockRestore();
});

test('plainJson turns typed arrays into arrays and what JSON cannot say into null', () => {
  expect(plainJson({ a: Uint8Array.of(1, 2), b: [NaN, undefined, 'x'], c: undefined, d: { e: Infinity } })).toEqual({
    a: [1, 2],
    b: [null, null, 'x'],
    d: { e: null },
  });
  expect(plainJson(Float64Array.of(NaN, 1))).toEqual([null, 1]);
});

describe('the HTML of a figure', () => {
  const html = textOf({ data: figureBundle(FIGURE), update: false }, 'text/html');

  /** A Jupyter page at /lab below /base/, with this output and a script loader that does as told. */
  async function page(loader: 'finds plotly.js' | 'finds nothing', scripts: 'dangerously' | 'outside-only' = 'dangerously') {
    const drawn: unknown[][] = [];
    const sources: string[] = [];
    const { window } = new JSDOM(
      '<head><script id="jupyter-config-data" type="application/json">{"baseUrl": "/base/"}</script></head><body></body>',
      { url: 'http://localhost:8888/base/lab/tree/a.ipynb', runScripts: 'dangerously' },
    );
    jest.spyOn(window.document.head, 'append').mockImplementation((script) => {
      const element = script as HTMLScriptElement;
      sources.push(element.src);
      if (loader === 'finds nothing') element.dispatchEvent(new window.Event('error'));
      else {
        Object.assign(window, { Plotly: { newPlot: (...given: unknown[]) => drawn.push(given) } });
        element.dispatchEvent(new window.Event('load'));
      }
    });
    const warn = jest.spyOn(window.console, 'warn').mockImplementation(() => undefined);
    for (let output = 0; output < 2; output++) {
      const host = window.document.createElement('div');
      host.innerHTML = html;
      window.document.body.append(host);
      // As JupyterLab does it in a trusted notebook: scripts set by innerHTML run once they are made anew.
      for (const script of scripts === 'dangerously' ? Array.from(host.querySelectorAll('script')) : []) {
        const again = window.document.createElement('script');
        again.textContent = script.textContent;
        script.replaceWith(again);
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return { drawn, sources, warn, document: window.document };
  }

  test('is drawn by plotly.js, loaded once a page from below the server root', async () => {
    const { drawn, sources, document } = await page('finds plotly.js');
    expect(sources).toEqual(['http://localhost:8888/base/files/node_modules/plotly.js-dist/plotly.js']);
    expect(drawn).toHaveLength(2);
    const [place, ...figure] = drawn[0] ?? [];
    expect(JSON.parse(JSON.stringify(figure))).toEqual([PLAIN.data, PLAIN.layout, PLAIN.config]);
    expect(place).toBe(document.querySelector('[role=img]'));
    expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(FIGURE.alt);
    expect(document.querySelectorAll('figcaption[hidden]')).toHaveLength(2);
  });

  test('keeps its words and a hint if plotly.js is not found', async () => {
    const { sources, warn, document } = await page('finds nothing');
    expect(sources.length).toBeGreaterThan(0);
    expect(warn).toHaveBeenCalledTimes(2);
    const caption = document.querySelector('figcaption');
    expect(caption?.hidden).toBe(false);
    expect(caption?.textContent).toContain(FIGURE.alt);
    expect(caption?.querySelector('small')?.textContent).toContain('trusted');
  });

  test('keeps its words where scripts do not run', async () => {
    const { sources, document } = await page('finds plotly.js', 'outside-only');
    expect(sources).toEqual([]);
    expect(document.querySelector('figcaption')?.hidden).toBe(false);
  });

  test('adds less than 2 kB to the JSON', () => {
    expect(html.length - JSON.stringify(PLAIN).length).toBeLessThan(2000);
  });
});

test('liveFigure replaces its own display and no other', () => {
  const { sink, messages } = spySink();
  const one = liveFigure(FIGURE, { sink });
  liveFigure(FIGURE, { sink });
  one.update({ ...FIGURE, alt: 'Later.' });
  expect(messages.map(({ update }) => update)).toEqual([false, false, true, true]);
  const [first, other, ...updates] = messages.map(({ displayId }) => displayId);
  expect(updates).toEqual([first, first]);
  expect(other).not.toBe(first);
  expect(messages[3]?.data).toEqual(figureBundle({ ...FIGURE, alt: 'Later.' }));
});

test('liveFigure puts HTML of the same height between two figures, or Plotly in JupyterLab keeps the first', () => {
  const { sink, messages } = spySink();
  liveFigure(FIGURE, { sink }).update({ ...FIGURE, layout: { height: 420 } });
  expect(messages.map(({ data }) => PLOTLY_MIME in data)).toEqual([true, false, true]);
  expect(textOf(messages[1], 'text/html')).toBe('<div style="height: 420px"></div>');
});
