import { packedText } from '../../../../lib/book/live/build/embed';
import { Compiler } from '../../../../lib/book/live/page/compiler';
import type { CompileRequest } from '../../../../lib/book/live/protocol';

jest.mock('../../../../lib/book/live/page/parts', () => ({
  loadPart: () => Promise.resolve({ script: packedText('work()'), files: 'files' }),
}));

/** Answers requests in the opposite order, so that each must find its own. */
class FakeWorker {
  onmessage: (event: object) => void = () => undefined;
  readonly sent: unknown[] = [];
  static made: FakeWorker[] = [];
  constructor() {
    FakeWorker.made.push(this);
  }
  postMessage(data: string | CompileRequest): void {
    this.sent.push(data);
    if (typeof data === 'string') return void queueMicrotask(() => this.onmessage({ data: 'ready' }));
    if (data.number === 0) return;
    for (const { number, source } of [...this.sent.slice(1)].reverse() as CompileRequest[]) {
      this.onmessage({ data: { number, compilation: { problems: [{ line: 1, column: 1, message: source }] } } });
    }
  }
}

test('Compiler starts one worker, sends it the types first, and gives each request its answer', async () => {
  Reflect.set(globalThis, 'Worker', FakeWorker);
  const compiler = new Compiler();
  const answers = await Promise.all([compiler.compile('', 'a'), compiler.compile('A', 'b')]);
  expect(answers.map(({ problems }) => problems?.[0]?.message)).toEqual(['a', 'b']);
  expect(FakeWorker.made.map(({ sent }) => sent)).toEqual([
    ['files', { number: 0, declarations: '', source: 'a' }, { number: 1, declarations: 'A', source: 'b' }],
  ]);
});
