import path from 'node:path';

import type { ResvgRenderOptions } from '@resvg/resvg-js';

const FOLDER = path.dirname(require.resolve('@expo-google-fonts/open-sans/package.json'));

const FILES = ['400Regular', '600SemiBold', '700Bold'].map((style) =>
  path.join(FOLDER, style, `OpenSans_${style}.ttf`),
);

/** The family of the one font. */
export const FAMILY = 'Open Sans';

/** The one font of all pictures, read from the project's packages: no picture depends on a machine's fonts. */
export const FONT: NonNullable<ResvgRenderOptions['font']> = {
  loadSystemFonts: false,
  fontFiles: FILES,
  defaultFontFamily: FAMILY,
  sansSerifFamily: FAMILY,
};

/** Height of the font above the baseline, in units of the font size (OpenType table hhea, 2189 of 2048). */
export const ASCENT = 2189 / 2048;

/** Depth of the font below the baseline, in units of the font size (OpenType table hhea, 600 of 2048). */
export const DESCENT = 600 / 2048;
