import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { GROUND_COLOR } from '../../../lib/digits/figures/palette';
import * as library from '../../../lib/digits/index';
import { type Plotly, plotly } from '../../../lib/pictures/browser';
import { ALL } from './all';

/** plotly.js's own check of a figure against its schema: undefined, or a list of what is wrong. */
const validate = (data: unknown, layout: unknown): Finding[] | undefined =>
  (plotly() as Plotly & Validator).validate(data, layout);

// The schema is always the same, and to put it together takes longer than to check a figure.
beforeAll(() => {
  const { PlotSchema } = plotly();
  const schema = PlotSchema.get();
  PlotSchema.get = () => schema;
});

interface Validator {
  validate(data: unknown, layout: unknown): Finding[] | undefined;
}
interface Finding {
  readonly code: string;
  readonly path: readonly (string | number)[] | string;
  readonly msg: string;
}

/** Colours that all figures share may go unused, where an axis is hidden or has no line at zero. */
function matters({ code, path: at }: Finding): boolean {
  return !(code === 'unused' && /(grid|line)color$/.test(String(at.at(-1))));
}

/** `sample-grid.ts` of `sampleGrid`. */
const moduleOf = (name = ''): string => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

test('ALL holds every figure of lib/digits/figures/charts, and the library exports it', () => {
  const drawn = [...new Set(Object.keys(ALL).map((name) => name.split(' ')[0]))];
  const folder = path.join(__dirname, '..', '..', '..', 'lib', 'digits', 'figures', 'charts');
  expect(drawn.map(moduleOf).sort()).toEqual(readdirSync(folder).sort());
  expect(Object.keys(library)).toEqual(expect.arrayContaining(drawn));
});

test('validate, the reference, finds what is wrong', () => {
  expect(validate([{ type: 'bar', y: [1], colour: 'red' }], {})).toHaveLength(1);
});

// plotly.js takes a line without points for invisible, and then uses nothing of it.
const visible = Object.entries(ALL).filter(([name]) => name !== 'lossCurves before the first epoch');

test.each(visible)('%s is a figure as plotly.js defines it', (_, figure) => {
  const plain = JSON.parse(JSON.stringify(figure)) as typeof figure;
  expect(
    validate(plain.data, plain.layout)
      ?.filter(matters)
      .map(({ msg }) => msg) ?? [],
  ).toEqual([]);
});

test.each(Object.entries(ALL))(
  '%s has a title, named axes or none, and words with its numbers',
  (_, { layout, alt }) => {
    expect(layout.title).toHaveProperty('text');
    for (const axis of [layout.xaxis, layout.yaxis]) {
      if (axis?.visible !== false) expect(axis?.title).toHaveProperty('text', expect.stringMatching(/\w/));
    }
    expect(alt).toMatch(/^[A-Z].*\d.*\.$|^No .* yet before the first epoch\.$/);
    expect(layout).toMatchObject({ paper_bgcolor: GROUND_COLOR, plot_bgcolor: 'rgba(0, 0, 0, 0)' });
  },
);

test.each(Object.entries(ALL))('%s shrinks with the page, and its own width fits a laptop', (_, { layout }) => {
  // Plotly fits a figure to its place only if it has no width.
  expect(layout).toMatchObject({ autosize: true, height: expect.any(Number) as number });
  expect(layout.width).toBeUndefined();
  const { width } = layout.meta as { width: number };
  // JupyterLab with its sidebar, on a page of 1280 pixels: measured.
  expect(width).toBeGreaterThan(200);
  expect(width).toBeLessThanOrEqual(848);
});

test('lib/digits/figures takes only types from other packages, but for how text is written, which takes none', () => {
  const lib = path.join(__dirname, '..', '..', '..', 'lib');
  const imports = (folder: string, others: RegExp): string[] =>
    readdirSync(path.join(lib, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [name, ...(others.exec(readFileSync(path.join(lib, folder, name), 'utf8')) ?? [])]);
  const figureFiles = imports('digits/figures', /^import (?!type)[^;]* from '(?!@digits\/common\/text')[^.]/m);
  const textFiles = imports('common/text', /^import (?!type)[^;]* from '[^.]/m);
  expect([...figureFiles, ...textFiles].filter((found) => !found.endsWith('.ts'))).toEqual([]);
  expect(figureFiles).toContain(path.join('charts', 'loss-curves.ts'));
  expect(textFiles).toContain('percent.ts');
});
