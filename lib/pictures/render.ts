import { Resvg } from '@resvg/resvg-js';
import type { Data, Layout } from 'plotly.js';

import { plotly } from './browser';
import { FAMILY, FONT } from './fonts';

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

/** plotly.js marks crisp images by a style that Resvg does not read; it does read the attribute. */
const PIXELATED_STYLE = /style="image-rendering:[^"]*"/g;
const PIXELATED = 'image-rendering="optimizeSpeed"';

/**
 * Draws a Plotly figure as a still picture, without a browser.
 *
 * @returns the picture as SVG and as PNG; the PNG is `scale` times as wide and as high
 * @throws RangeError if the width, the height or the scale is not a positive number
 */
export async function renderFigure(
  figure: { readonly data: readonly Data[]; readonly layout: Partial<Layout> },
  options: RenderOptions = {},
): Promise<{ svg: string; png: Buffer }> {
  const { scale, background, textColor } = { ...DEFAULTS, ...options };
  const width = options.width ?? figure.layout.width ?? ownWidth(figure.layout) ?? DEFAULTS.width;
  const height = options.height ?? figure.layout.height ?? DEFAULTS.height;
  for (const [name, value] of Object.entries({ width, height, scale })) {
    if (!(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`Drawing a picture: expected a positive ${name}, found ${value}`);
    }
  }
  // plotly.js writes into what it draws: it gets a copy, the same plain JSON that a notebook holds.
  const { data, layout } = structuredClone(figure);
  const drawn = { ...layout, paper_bgcolor: background, font: { ...layout.font, family: FAMILY, color: textColor } };
  const raw = await plotly().toImage({ data, layout: drawn }, { format: 'svg', width, height, imageDataOnly: true });
  const svg = raw.replace(PIXELATED_STYLE, PIXELATED);
  const png = new Resvg(svg, { font: FONT, fitTo: { mode: 'zoom', value: scale } }).render().asPng();
  return { svg, png };
}

/** The width that a figure without a fixed one has where there is room: see `layout` of lib/figures. */
function ownWidth({ meta }: Partial<Layout>): number | undefined {
  const width = typeof meta === 'object' && meta !== null && 'width' in meta ? meta.width : undefined;
  return typeof width === 'number' ? width : undefined;
}
