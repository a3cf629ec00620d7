import { FileStore, keepTyped, readTyped, type TextStorage } from '../../../../lib/book/live/page/keep';

function storage(): TextStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

const SOURCES = new Map([
  ['a', '1'],
  ['b', '2'],
]);

test('readTyped gives back what keepTyped kept, of each notebook its own', () => {
  const to = storage();
  expect(keepTyped(to, 'one', 'a', { source: 'mine', of: '1' })).toBe(true);
  expect(readTyped(to, 'one', SOURCES)).toEqual(new Map([['a', 'mine']]));
  expect(readTyped(to, 'two', SOURCES)).toEqual(new Map());
});

test('keepTyped leaves the other cells as another tab has kept them', () => {
  const to = storage();
  keepTyped(to, 'one', 'a', { source: 'of one tab', of: '1' });
  keepTyped(to, 'one', 'b', { source: 'of another', of: '2' });
  keepTyped(to, 'one', 'a', undefined);
  expect(readTyped(to, 'one', SOURCES)).toEqual(new Map([['b', 'of another']]));
});

test('readTyped leaves out what was typed into a cell that the book has changed', () => {
  const to = storage();
  keepTyped(to, 'one', 'a', { source: 'mine', of: '1' });
  keepTyped(to, 'one', 'b', { source: 'too', of: '2' });
  expect(readTyped(to, 'one', new Map([...SOURCES, ['a', 'new']]))).toEqual(new Map([['b', 'too']]));
});

test('keepTyped takes nothing typed away, and says where a browser keeps nothing', () => {
  const to = storage();
  keepTyped(to, 'one', 'a', { source: 'mine', of: '1' });
  keepTyped(to, 'one', 'a', undefined);
  expect(to.kept.size).toBe(0);
  const full = {
    ...to,
    setItem: () => {
      throw new Error('no room');
    },
  };
  expect(keepTyped(full, 'one', 'a', { source: 'mine', of: '1' })).toBe(false);
  expect(readTyped({ ...to, getItem: () => '{torn' }, 'one', SOURCES)).toEqual(new Map());
});

test('FileStore is empty where the browser has no database, or refuses to name or to open one', async () => {
  const forbidden = (): never => {
    throw new Error('forbidden');
  };
  const refusing = { open: forbidden } as unknown as IDBFactory;
  Object.defineProperty(globalThis, 'indexedDB', { get: forbidden, configurable: true });
  for (const factory of [undefined, refusing]) {
    const store = new FileStore(factory);
    await store.put('/output/a', Uint8Array.of(1));
    expect(await store.all()).toEqual([]);
  }
  Reflect.deleteProperty(globalThis, 'indexedDB');
  expect(await new FileStore().all()).toEqual([]);
});

/** A request that has succeeded by the time that it is listened to. */
function request<Result>(result: Result): { result: Result; onsuccess?: () => void } {
  const made: { result: Result; onsuccess?: () => void } = { result };
  setTimeout(() => made.onsuccess?.(), 0);
  return made;
}

test('FileStore opens its database anew when the browser has closed it, and is empty where that does not help', async () => {
  let opens = 0;
  const closed = (): never => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  };
  const open = { objectStore: () => ({ getAllKeys: () => request(['/output/a']), getAll: () => request(['bytes']) }) };
  const factory = (heals: boolean): IDBFactory =>
    ({
      open: () => {
        opens++;
        return request({ transaction: heals && opens > 1 ? () => open : closed });
      },
    }) as unknown as IDBFactory;
  expect(await new FileStore(factory(true)).all()).toEqual([{ path: '/output/a', bytes: 'bytes' }]);
  expect(opens).toBe(2);
  expect(await new FileStore(factory(false)).all()).toEqual([]);
});
