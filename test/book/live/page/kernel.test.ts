import { packedText } from '../../../../lib/book/live/build/embed';
import { Kernel } from '../../../../lib/book/live/page/kernel';
import type { CompiledCell, KernelAnswer, KernelRequest } from '../../../../lib/book/live/protocol';
import { until } from './helpers';

/** Parts that cannot be loaded for now. */
const missing = new Set<string>();

jest.mock('../../../../lib/book/live/page/parts', () => ({
  loadPart: (name: string) => {
    if (missing.has(name)) return Promise.reject(new Error(`found no ${name}`));
    return Promise.resolve(
      {
        kernel: { script: packedText('work()'), thread: 'thread' },
        binaries: {
          modules: { strict: packedText('wasm') },
          files: { '/docs/study/comparison.jsonl': packedText('[]') },
        },
        quick: [packedText('images')],
        mnist: { 't10k-labels': packedText('labels') },
      }[name],
    );
  },
}));

const CELL: CompiledCell = {
  code: 'exports.a = 1;',
  awaits: false,
  declared: ['a'],
  live: [],
  uses: [],
  traced: { maps: [], linesBefore: 1 },
  declarations: '',
};

class FakeWorker {
  onerror: (event: { message?: string }) => void = () => undefined;
  static made: FakeWorker[] = [];
  static answer: (request: KernelRequest) => KernelAnswer[] = () => [];
  onmessage: (event: { data: KernelAnswer }) => void = () => undefined;
  readonly sent: KernelRequest[] = [];
  ended = false;
  constructor() {
    FakeWorker.made.push(this);
  }
  postMessage(request: KernelRequest): void {
    this.sent.push(request);
    for (const data of FakeWorker.answer(request)) queueMicrotask(() => this.onmessage({ data }));
  }
  terminate(): void {
    this.ended = true;
  }
}

const heard: unknown[] = [];
function trial(): Kernel {
  FakeWorker.made = [];
  heard.length = 0;
  Reflect.set(globalThis, 'Worker', FakeWorker);
  FakeWorker.answer = ({ kind }) => {
    if (kind === 'start') return [{ kind: 'ready', threads: 2 }];
    if (kind !== 'run') return [];
    return [
      { kind: 'message', type: 'stream', content: { text: 'hello' } },
      { kind: 'trained', images: 100, seconds: 2 },
      { kind: 'file', path: '/output/a' },
      { kind: 'done', succeeded: true, seconds: 3 },
    ];
  };
  const note = (...what: unknown[]): void => void heard.push(what);
  return new Kernel({ message: note, trained: note, file: note }, () =>
    Promise.resolve([{ path: '/output/kept', bytes: Uint8Array.of(1) }]),
  );
}

afterEach(() => jest.restoreAllMocks());

test('Kernel starts one worker with what it needs, and says on how many threads it trains', async () => {
  const kernel = trial();
  expect(await Promise.all([kernel.start(), kernel.start()])).toEqual([2, 2]);
  const start = FakeWorker.made.map(({ sent }) => sent[0]);
  expect(start).toHaveLength(1);
  expect(start[0]).toMatchObject({
    kind: 'start',
    threadScript: 'thread',
    files: [{ path: '/docs/study/comparison.jsonl' }, { path: '/output/kept' }],
  });
});

test('Kernel runs a cell, and hands on what it tells', async () => {
  const kernel = trial();
  expect(await kernel.run(CELL, 7)).toMatchObject({ succeeded: true, seconds: 3 });
  expect(FakeWorker.made[0]?.sent[1]).toEqual({ kind: 'run', cell: CELL, count: 7 });
  expect(heard).toEqual([
    ['stream', { text: 'hello' }],
    [100, 2],
    ['/output/a', undefined],
  ]);
});

test('Kernel says whether an interrupt was heard, and a cell has failed whose worker is ended', async () => {
  const kernel = trial();
  await kernel.start();
  FakeWorker.answer = ({ kind }) => (kind === 'interrupt' ? [{ kind: 'heard' }] : []);
  const running = kernel.run(CELL, 1);
  expect(await kernel.interrupt()).toBe(true);
  kernel.end();
  expect(await running).toEqual({ succeeded: false, seconds: 0 });
  expect(FakeWorker.made[0]?.ended).toBe(true);
});

test('Kernel gives all digits to the worker, and to those that come after it', async () => {
  const kernel = trial();
  await kernel.useMnist();
  kernel.end();
  await kernel.start();
  const given = FakeWorker.made.map(({ sent }) => sent.find(({ kind }) => kind === 'dataset'));
  expect(given).toMatchObject([0, 1].map(() => ({ name: 'mnist', files: [{ path: '/mnist-data/t10k-labels' }] })));
});

test('Kernel gives all digits to the worker that runs when they are there, though another was asked', async () => {
  const kernel = trial();
  await kernel.start();
  const digits = kernel.useMnist();
  kernel.end();
  await digits;
  const given = FakeWorker.made.map(({ sent }) => sent.some(({ kind }) => kind === 'dataset'));
  expect([FakeWorker.made.map(({ ended }) => ended), given]).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('Kernel starts at the next attempt where a part could not be loaded', async () => {
  const kernel = trial();
  for (const part of ['quick', 'kernel']) {
    missing.add(part);
    await expect(kernel.start()).rejects.toThrow(`found no ${part}`);
    missing.clear();
  }
  expect(await kernel.start()).toBe(2);
});

test('Kernel says who forbids its worker, of which a browser says nothing, once and by the error alone', async () => {
  const kernel = trial();
  FakeWorker.answer = () => [];
  const started = kernel.start();
  await until(() => FakeWorker.made[0]?.sent.length === 1);
  FakeWorker.made[0]?.onerror({});
  await expect(started).rejects.toThrow(
    'starting the kernel: the browser, an extension of it or the server forbids the worker that the page needs',
  );
  expect(heard).toEqual([]);
});

test('Kernel tells in the cell what its worker fails of later', async () => {
  const kernel = trial();
  await kernel.start();
  FakeWorker.made[0]?.onerror({ message: 'out of memory' });
  expect(heard).toEqual([['stream', { name: 'stderr', text: 'out of memory\n' }]]);
});
