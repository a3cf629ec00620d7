import { readFileSync } from 'node:fs';

import { JSDOM, VirtualConsole } from 'jsdom';
import type { Data, Layout } from 'plotly.js';

import { type Box, elementBox, lineWidth, moved } from './boxes';
import { Canvas } from './canvas';
import { define } from './define';
import { withoutNetwork } from './network';
import { pathLength, pointAlong } from './path';
import { refuse } from './refusals';

/** What the pictures need of plotly.js. */
export interface Plotly {
  /** What plotly.js says of itself; `traces` has each kind of chart with its categories, as `svg` or `gl3d`. */
  readonly PlotSchema: { get: () => { traces: Record<string, { readonly categories?: readonly string[] }> } };
  toImage(
    figure: { data: readonly Data[]; layout: Partial<Layout> },
    options: { format: 'svg'; width: number; height: number; imageDataOnly: true },
  ): Promise<string>;
}

let loaded: Plotly | undefined;

/** plotly.js in a page without a browser; loaded at the first call (about 0.6 s) and kept. */
export function plotly(): Plotly {
  loaded ??= load();
  return loaded;
}

function load(): Plotly {
  const { window } = new JSDOM('<!doctype html><body></body>', {
    runScripts: 'outside-only',
    virtualConsole: new VirtualConsole().sendTo(console, { omitJSDOMErrors: true }),
  });
  const canvases = new WeakMap<HTMLCanvasElement, Canvas>();
  define(window.HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, kind: string): Canvas | null {
      if (kind !== '2d') {
        refuse(`it needs ${kind}, which only a browser has`);
        return null;
      }
      const canvas = canvases.get(this) ?? new Canvas(this.width, this.height);
      canvases.set(this, canvas);
      return canvas;
    },
    toDataURL(this: HTMLCanvasElement): string {
      return canvases.get(this)?.toDataURL() ?? 'data:,';
    },
  });
  define(window.SVGElement.prototype, {
    getBBox(this: Element) {
      return rectangle(elementBox(this));
    },
    getBoundingClientRect(this: Element) {
      return rectangle(moved(elementBox(this), this));
    },
    getComputedTextLength(this: Element) {
      return lineWidth(this);
    },
    getTotalLength(this: Element) {
      return pathLength(this.getAttribute('d') ?? '');
    },
    getPointAtLength(this: Element, distance: number) {
      const [x, y] = pointAlong(this.getAttribute('d') ?? '', distance);
      return { x, y };
    },
  });
  withoutNetwork(window);
  // The maps of plotly.js, which nobody draws here, ask for these as they load.
  define(window, { TextDecoder, TextEncoder });
  define(window.URL, { createObjectURL: () => 'blob:none' });
  // With a yes to `image-rendering: pixelated`, a heatmap is an image of one pixel a cell.
  define(window, { CSS: { supports: () => true } });

  window.eval(readFileSync(require.resolve('plotly.js-dist'), 'utf8'));
  const found: unknown = Reflect.get(window, 'Plotly');
  if (!isPlotly(found)) throw new Error('loading plotly.js: expected it to define Plotly with toImage, found none');
  return found;
}

function isPlotly(value: unknown): value is Plotly {
  return typeof value === 'object' && value !== null && 'toImage' in value && 'PlotSchema' in value;
}

function rectangle({ left, top, right, bottom }: Box) {
  return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
}
