import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { forgetOtherDrawings, keepDrawing, keptDrawing } from '../../lib/pictures/kept-drawings';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bar = (value: number) => ({ data: [{ type: 'bar' as const, y: [value] }], layout: { title: { text: 'bar' } } });

test('keptDrawing finds what keepDrawing kept for the same data and layout, whatever else the figure has', () => {
  keepDrawing(bar(1), '<svg>1</svg>', folder);
  expect(keptDrawing({ ...bar(1), frames: [] } as ReturnType<typeof bar>, folder)).toBe('<svg>1</svg>');
  expect(keptDrawing(bar(2), folder)).toBeUndefined();
  expect(keptDrawing({ ...bar(1), layout: { title: { text: 'other' } } }, folder)).toBeUndefined();
});

test('forgetOtherDrawings keeps those of the given figures alone', () => {
  keepDrawing(bar(1), '<svg>1</svg>', folder);
  keepDrawing(bar(2), '<svg>2</svg>', folder);
  forgetOtherDrawings([bar(2), bar(3)], folder);
  expect([keptDrawing(bar(1), folder), keptDrawing(bar(2), folder)]).toEqual([undefined, '<svg>2</svg>']);
  expect(readdirSync(folder)).toHaveLength(1);
  forgetOtherDrawings([], path.join(folder, 'none'));
});

test('keepDrawing keeps nothing where it cannot write, and says nothing', () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  keepDrawing(bar(1), '<svg/>', path.join(file, 'below'));
  expect(keptDrawing(bar(1), path.join(file, 'below'))).toBeUndefined();
});
