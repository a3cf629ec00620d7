import { readFileSync } from 'node:fs';

import { ASCENT, DESCENT, FAMILY, FONT } from '../../lib/pictures/fonts';

/** Where a table of a TrueType file begins, by its name of four letters. */
function tableAt(font: Buffer, name: string): number {
  const tables = font.readUInt16BE(4);
  const at = Array.from({ length: tables }, (_, i) => 12 + 16 * i).find((record) => {
    return font.toString('latin1', record, record + 4) === name;
  });
  return font.readUInt32BE((at ?? 0) + 8);
}

test.each(FONT.fontFiles ?? [])('%s has the height and depth that pictures reckon with', (file) => {
  const font = readFileSync(file);
  // OpenType: unitsPerEm in head, ascender and descender in hhea.
  const unitsPerEm = font.readUInt16BE(tableAt(font, 'head') + 18);
  const hhea = tableAt(font, 'hhea');
  expect(font.readInt16BE(hhea + 4) / unitsPerEm).toBe(ASCENT);
  expect(-font.readInt16BE(hhea + 6) / unitsPerEm).toBe(DESCENT);
});

test('the pictures know one family of fonts, and none of the machine', () => {
  expect(FONT).toMatchObject({ loadSystemFonts: false, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY });
  expect(FONT.fontFiles).toHaveLength(3);
});
