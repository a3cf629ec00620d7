import { createRequire } from 'node:module';

interface Cell {
  readonly view: Record<string, unknown>;
  readonly bind: (accessors: Record<string, readonly [() => unknown, (value: unknown) => void]>) => void;
  readonly keep: () => void;
}
const { createScope, bindings } = createRequire(__filename)('../../../../lib/runner/kernel/preload/scope.cjs') as {
  readonly createScope: (kept: object) => { readonly enter: (declared: readonly string[]) => Cell };
  readonly bindings: (live: readonly string[]) => string;
};

test('a cell sees the variables of the cells that succeeded before it, and no others', () => {
  const scope = createScope({});
  const [first, failed] = [scope.enter(['a']), scope.enter(['b'])];
  first.view.a = 1;
  first.keep();
  failed.view.b = 2;
  const { view } = scope.enter([]);
  expect([view.a, 'a' in view, view.b, 'b' in view]).toEqual([1, true, undefined, false]);
});

test('a variable that is declared again is another one', () => {
  const scope = createScope({});
  const first = scope.enter(['a']);
  first.view.a = 1;
  first.keep();
  const second = scope.enter(['a']);
  second.view.a = 2;
  second.keep();
  expect([first.view.a, scope.enter([]).view.a]).toEqual([1, 2]);
});

test('a variable that a function of its cell uses is itself what later cells read and write', () => {
  let count = 0;
  const scope = createScope({});
  const first = scope.enter(['count']);
  first.bind({ count: [() => count, (value) => (count = Number(value))] });
  first.keep();
  const { view } = scope.enter([]);
  count = 5;
  expect(view.count).toBe(5);
  view.count = 7;
  expect(count).toBe(7);
});

test('bindings are code that hands the variables over', () => {
  expect(bindings([])).toBe('');
  expect(bindings(['n'])).toBe('__tslab__.bind({ n: [() => n, (n$) => { n = n$; }] }); ');
});
