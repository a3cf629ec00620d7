import { Resvg } from '@resvg/resvg-js';
import type { Data, Layout } from 'plotly.js';

import { plotly } from './browser';
import { drawable } from './drawable';
import { FAMILY, FONT } from './fonts';
import { unlessRefused } from './refusals';

export interface RenderOptions {
  /** Width in pixels before scaling. @default the layout's width or `meta.width`, else 720 */
  readonly width?: number;
  /** Height in pixels before scaling. @default the layout's height, else 420 */
  readonly height?: number;
  /** Pixels of the PNG for one pixel of the figure. @default 2 */
  readonly scale?: number;
  /** Colour behind the figure, as CSS writes it. @default '#ffffff' */
  readonly background?: string;
  /** Colour of the text that has none of its own. @default '#333333', for a white background */
  readonly textColor?: string;
}

const DEFAULTS = { width: 720, height: 420, scale: 2, background: '#ffffff', textColor: '#333333' } as const;

/** A colour that shows what is behind it. */
const SEEN_THROUGH = /^\s*(transparent|(rgb|hsl)a?\(.*[,/]\s*0(\.\d*)?%?\s*\))\s*$/i;

/** Most pixels of a picture: 4 bytes each, while it is drawn. */
const MOST_PIXELS = 50_000_000;

/** plotly.js marks crisp images by a style that Resvg does not read; it does read the attribute. */
const PIXELATED_STYLE = /style="image-rendering:[^"]*"/g;
const PIXELATED = 'image-rendering="optimizeSpeed"';

/** What a picture is drawn from; more than these parts may be there. */
export interface DrawnFigure {
  readonly data: readonly Data[];
  readonly layout?: Partial<Layout>;
}

/**
 * Draws a Plotly figure as a still picture, without a browser and without a network.
 *
 * A figure that has a background of its own keeps it, and its colour of text with it.
 *
 * @returns the picture as SVG and as PNG, which is `scale` times as wide and as high, and its size before that
 * @throws RangeError if the width, the height or the scale is not a positive number, or the picture too large;
 *   Error if the figure needs what only a browser has, or something from the network
 */
export async function renderFigure(
  figure: DrawnFigure,
  options: RenderOptions = {},
): Promise<{ svg: string; png: Buffer; width: number; height: number }> {
  // plotly.js writes into what it draws: it gets a copy, the same plain JSON that a notebook holds.
  const { data, layout } = structuredClone({ data: figure.data, layout: figure.layout ?? {} });
  const { scale, background, textColor } = { ...DEFAULTS, ...ownColors(layout), ...options };
  const width = options.width ?? layout.width ?? ownWidth(layout) ?? DEFAULTS.width;
  const height = options.height ?? layout.height ?? DEFAULTS.height;
  checkSize(width, height, scale);

  const drawn = {
    data: data.map(drawable),
    layout: { ...layout, paper_bgcolor: background, font: { ...layout.font, family: FAMILY, color: textColor } },
  };
  const raw = await unlessRefused(() => plotly().toImage(drawn, { format: 'svg', width, height, imageDataOnly: true }));
  const svg = raw.replace(PIXELATED_STYLE, PIXELATED);
  const png = new Resvg(svg, { font: FONT, fitTo: { mode: 'zoom', value: scale } }).render().asPng();
  return { svg, png, width, height };
}

/** The colours of a figure with a background of its own: a text made for it may be unreadable on another. */
function ownColors({ paper_bgcolor: own, font, template }: Partial<Layout>): {
  background?: string;
  textColor?: string;
} {
  const background = own ?? template?.layout?.paper_bgcolor;
  if (typeof background !== 'string' || SEEN_THROUGH.test(background)) return {};
  const color = font?.color ?? template?.layout?.font?.color;
  return { background, ...(typeof color === 'string' && { textColor: color }) };
}

function checkSize(width: number, height: number, scale: number): void {
  for (const [name, value] of Object.entries({ width, height, scale })) {
    if (!(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`drawing a picture: expected a positive ${name}, found ${value}`);
    }
  }
  if (width * height * scale ** 2 > MOST_PIXELS) {
    const found = `${width} x ${height}${scale === 1 ? '' : `, times ${scale} each way`}`;
    throw new RangeError(`drawing a picture: expected at most ${MOST_PIXELS} pixels, found ${found}`);
  }
}

/** The width that a figure without a fixed one has where there is room: see `layout` of lib/digits/figures. */
function ownWidth(layout: Partial<Layout>): number | undefined {
  const meta: unknown = 'meta' in layout ? layout.meta : undefined;
  const width = typeof meta === 'object' && meta !== null && 'width' in meta ? meta.width : undefined;
  return typeof width === 'number' ? width : undefined;
}
