/// <reference lib="dom" />
import type { TextStorage } from '../../../../lib/book/live/page/keep';
import { LiveNotebook } from '../../../../lib/book/live/page/live-notebook';
import type { CompiledCell } from '../../../../lib/book/live/protocol';
import { compiledCell } from '../compiled-cell';
import { cellHtml, find, openPage, soon } from './helpers';

/** What the kernel was asked, and how its cells end: in the order of the runs, all well where nothing is said. */
const kernel = {
  asked: [] as string[],
  fails: new Set<string>(),
  release: undefined as (() => void) | undefined,
  /** What the start of the kernel, and all digits, wait for. */
  waits: Promise.resolve(),
  print: undefined as ((text: string) => void) | undefined,
};

jest.mock('../../../../lib/book/live/page/kernel', () => ({
  Kernel: class {
    readonly #events: {
      message: (type: string, content: object) => void;
      trained: (images: number, seconds: number) => void;
    };
    #end: (() => void) | undefined;
    constructor(events: {
      message: (type: string, content: object) => void;
      trained: (images: number, seconds: number) => void;
    }) {
      this.#events = events;
      kernel.print = (text) => events.message('stream', { name: 'stdout', text });
    }
    async start(): Promise<number> {
      await kernel.waits;
      return 2;
    }
    async run({ code }: CompiledCell): Promise<object> {
      kernel.asked.push(code);
      this.#events.message('stream', { name: 'stdout', text: `ran ${code}\n` });
      this.#events.trained(1000, 2);
      if (code === 'slow') {
        await new Promise<void>((resolve) => {
          this.#end = resolve;
          kernel.release = resolve;
        });
      }
      return { succeeded: !kernel.fails.has(code), seconds: 1 };
    }
    interrupt(): Promise<boolean> {
      kernel.fails.add('slow');
      kernel.release?.();
      return Promise.resolve(true);
    }
    end(): void {
      this.#end?.();
    }
    useMnist(): Promise<void> {
      kernel.asked.push('all digits');
      return kernel.waits;
    }
  },
}));

function storage(): TextStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

function open(sources: readonly string[], kept = storage()): LiveNotebook {
  kernel.asked = [];
  kernel.fails.clear();
  kernel.waits = Promise.resolve();
  openPage(sources.map((source, place) => cellHtml(`c${place}`, source)).join('') + '<div id="kernel-status"></div>');
  globalThis.digitsSite = {
    drawOutput: () => undefined,
    drawStream: (element, _name, text) => (element.textContent = text),
  };
  const cells = sources.map((source, place) => ({
    id: `c${place}`,
    kind: 'code' as const,
    source,
    compiled: compiledCell(source),
  }));
  return new LiveNotebook({ name: 'one', cells }, document, kept);
}

const states = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('section')].map(({ dataset }) => dataset.state);

test('LiveNotebook runs all cells in order, shows what they say, and how fast the page is', async () => {
  const live = open(['a', 'b']);
  await live.start();
  expect(find('.live-status').textContent).toBe('ready · 10,000 digits · 2 threads');
  find('.live-run-all').click();
  expect(states()).toEqual(['running', 'waiting']);
  await soon(50);
  expect([kernel.asked, states()]).toEqual([
    ['a', 'b'],
    ['done', 'done'],
  ]);
  expect([...document.querySelectorAll('.outputs')].map(({ textContent }) => textContent)).toEqual([
    'ran a\n',
    'ran b\n',
  ]);
  expect(find('.live-status').textContent).toBe(
    'cell 2 done in 1.0 s · 10,000 digits · 2 threads · 500 images a second',
  );
});

test('LiveNotebook runs the cells above one, and stops behind a cell that fails', async () => {
  open(['a', 'b', 'c', 'd']);
  kernel.fails.add('b');
  document.querySelectorAll<HTMLElement>('.live-run-above')[3]?.click();
  await soon();
  expect([kernel.asked, states()]).toEqual([
    ['a', 'b'],
    ['done', 'failed', 'idle', 'idle'],
  ]);
});

test('LiveNotebook lets the browser ask before the reader leaves a page whose cells run, and at no other time', async () => {
  const live = open(['slow']);
  const asks = (): boolean => {
    const leaving = document.createEvent('Event');
    leaving.initEvent('beforeunload', false, true);
    return document.defaultView?.dispatchEvent(leaving) === false;
  };
  expect(asks()).toBe(false);
  live.run([0]);
  await soon();
  expect(asks()).toBe(true);
  kernel.release?.();
  await soon();
  expect(asks()).toBe(false);
});

test('LiveNotebook interrupts the cell that runs, and lets those go that wait', async () => {
  open(['slow', 'b']);
  find('.live-run-all').click();
  await soon();
  find('.live-interrupt').click();
  await soon();
  expect([kernel.asked, states()]).toEqual([['slow'], ['failed', 'idle']]);
});

test.each(['a', "loadDigits('mnist')"])(
  'LiveNotebook interrupts a cell that still waits for what it needs, and never runs it: %s',
  async (source) => {
    open([source, 'b']);
    let go: () => void = () => undefined;
    kernel.waits = new Promise((resolve) => (go = resolve));
    find('.live-run-all').click();
    await soon();
    find('.live-interrupt').click();
    await soon();
    expect(states()).toEqual(['failed', 'idle']);
    expect(find('.outputs').textContent).toBe('Interrupted: the cell was stopped.');
    go();
    await soon();
    expect(kernel.asked).not.toContain(source);
  },
);

test('LiveNotebook begins anew while a cell waits for what it needs, which then never runs', async () => {
  open(['a']);
  let go: () => void = () => undefined;
  kernel.waits = new Promise((resolve) => (go = resolve));
  find('.live-run').click();
  await soon();
  find('.live-restart').click();
  await soon();
  expect([states(), find('#kernel-status').dataset.busy]).toEqual([['idle'], 'false']);
  go();
  await soon();
  expect([kernel.asked, find('.outputs').textContent]).toEqual([[], '']);
  expect(find('.live-status').textContent).toContain('ready');
});

test('LiveNotebook shows what comes after a cell has ended below the last one that ran', async () => {
  const live = open(['a', 'b']);
  kernel.print?.('nobody asked\n');
  live.run([0]);
  await soon();
  kernel.print?.('from a timer\n');
  await soon();
  expect([...document.querySelectorAll('.outputs')].map(({ textContent }) => textContent)).toEqual([
    'ran a\nfrom a timer\n',
    'static',
  ]);
});

test('LiveNotebook begins anew while a cell runs, which then counts for nothing', async () => {
  open(['slow', 'b']);
  find('.live-run-all').click();
  await soon();
  find('.live-restart').click();
  await soon();
  expect(states()).toEqual(['idle', 'idle']);
  expect(find('.live-status').textContent).toContain('ready');
});

test('LiveNotebook loads all digits once, and says so', async () => {
  open(['a']);
  find('.live-all-digits').click();
  await soon();
  expect(kernel.asked).toEqual(['all digits']);
  expect(find('.live-status').textContent).toMatch(/^all 70,000 digits are there.* 70,000 digits/);
  expect(find('.live-all-digits').hidden).toBe(true);
});

test('LiveNotebook says which cell the page lacks', () => {
  openPage('<div id="kernel-status"></div>');
  const cells = [{ id: 'gone', kind: 'code' as const, source: '1', compiled: compiledCell('1') }];
  expect(() => new LiveNotebook({ name: 'one', cells }, document, storage())).toThrow('expected the cell gone of one');
});

test('a cell that asks for all digits by name gets them once, without a click', async () => {
  const source = "const digits = loadDigits('mnist');";
  const notebook = open(['first', source, source]);
  notebook.run([0, 1, 2]);
  await soon();
  expect(kernel.asked).toEqual(['first', 'all digits', source, source]);
});
