/** @system starts processes that draw */
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { type DrawingOptions, DrawingProcess } from '../../lib/pictures/drawing-process';
import { isAlive, until } from '../runner/helpers';
import { decode } from './helpers';

// These tests draw in a real process, from the compiled library.
jest.setTimeout(60_000);

const bar = (color: string) => ({ data: [{ type: 'bar' as const, y: [1], marker: { color } }] });

/** The processes that this one has started and that live. */
function allChildren(): number[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

// Jest runs many files in a process: esbuild's service, for one, stays when its tests are over.
const before = new Set(allChildren());

/** The processes that these tests have started and that live. */
function children(): number[] {
  return allChildren().filter((child) => !before.has(child));
}

/** Does something with a drawing process, and ends it. */
async function withProcess(
  work: (drawing: DrawingProcess) => Promise<void>,
  options: DrawingOptions = {},
): Promise<void> {
  const drawing = new DrawingProcess(options);
  try {
    await work(drawing);
  } finally {
    drawing.stop();
  }
  expect(await until(() => children().length === 0, 10)).toBe(true);
}

test('draw gives each figure its own picture and the size to show it at, and its process ends when it is idle', () =>
  withProcess(
    async (drawing) => {
      const colors = ['#ff0000', '#0000ff'];
      const pictures = await Promise.all(colors.map((color) => drawing.draw(bar(color))));
      const [child = 0, ...others] = children();
      expect(others).toEqual([]);
      expect(pictures).toMatchObject([
        { width: 720, height: 420 },
        { width: 720, height: 420 },
      ]);
      for (const [i, { png }] of pictures.entries()) {
        const { width, count } = decode(png);
        expect(width).toBe(1440);
        expect(colors.map((color) => count(color) > 1000)).toEqual(colors.map((_, k) => k === i));
      }
      expect(await until(() => !isAlive(child), 10)).toBe(true);
    },
    { idleSeconds: 0.2 },
  ));

// So many points take minutes, in one piece.
const endless = { data: [{ mode: 'markers' as const, y: Array.from({ length: 1_000_000 }, (_, i) => i) }] };

test('draw ends a drawing that takes too long, although its process is busy', () =>
  withProcess(
    async (drawing) => {
      await expect(drawing.draw(endless)).rejects.toThrow('it takes longer than 1 seconds');
    },
    { seconds: 1 },
  ));

test('draw ends with the reason of a signal, at once, and begins nothing after it', async () => {
  const stop = new AbortController();
  await withProcess(
    async (drawing) => {
      const drawn = drawing.draw(endless);
      await until(() => children().length === 1, 10);
      stop.abort(new Error('stopped by the reader'));
      await expect(drawn).rejects.toThrow('stopped by the reader');
      await expect(drawing.draw(bar('#ff0000'))).rejects.toThrow('stopped by the reader');
    },
    { signal: stop.signal },
  );
});

test('draw says why there is no picture, and draws the figure after it', () =>
  withProcess(async (drawing) => {
    const surface = drawing.draw({ data: [{ type: 'surface', z: [[1, 2]] }] });
    const killed = drawing.draw(endless);
    const next = drawing.draw(bar('#ff0000'));
    await expect(surface).rejects.toThrow('a chart of the kind surface needs WebGL');
    let ended = false;
    void killed.catch(() => (ended = true));
    await until(() => {
      if (!ended) for (const child of children()) process.kill(child, 'SIGKILL');
      return ended;
    }, 10);
    await expect(killed).rejects.toThrow('the process that draws ended (SIGKILL)');
    await expect(next).resolves.toMatchObject({ width: 720 });
  }));

test('a drawing process whose parent was gone before it began ends, although it is busy', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const main = path.join(__dirname, '../../lib/pictures/dist/drawing-main.js');
  const child = fork(main, [String(gone)], { execArgv: [], serialization: 'advanced' });
  child.send(endless);
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
});

test('what the process has drawn is kept as SVG, for the book', async () => {
  // As it was compiled: another version of what draws keeps its drawings apart.
  const { keptDrawing } = jest.requireActual<typeof import('../../lib/pictures/kept-drawings')>(
    '../../lib/pictures/dist/kept-drawings',
  );
  const figure = bar('#12ab34');
  await withProcess(async (drawing) => {
    await drawing.draw(figure);
    expect(await until(() => keptDrawing(figure) !== undefined, 10)).toBe(true);
  });
  expect(keptDrawing(figure)).toMatch(/^<svg[^]*rgb\(18, 171, 52\)/);
});
