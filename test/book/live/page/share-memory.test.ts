import { shareMemory } from '../../../../lib/book/live/page/share-memory';
import { openPage } from './helpers';

function trial(
  protocol: string,
  isolated: boolean,
  ready = Promise.resolve(),
): { registered: string[]; reloads: () => number } {
  openPage('');
  const registered: string[] = [];
  let reloads = 0;
  const kept = new Map<string, string>();
  Object.assign(globalThis, {
    location: { protocol, reload: () => reloads++ },
    crossOriginIsolated: isolated,
    isSecureContext: true,
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
  });
  const serviceWorker = {
    register: (script: string) => {
      registered.push(script);
      return Promise.resolve();
    },
    ready,
  };
  Object.defineProperty(globalThis, 'navigator', { value: { serviceWorker }, configurable: true });
  return { registered, reloads: () => reloads };
}

test('shareMemory loads a served page once more, by a service worker, and only once', async () => {
  const { registered, reloads } = trial('https:', false);
  expect(await shareMemory()).toBe(true);
  expect([registered, reloads()]).toEqual([['../coi-serviceworker.js'], 1]);
  expect(await shareMemory()).toBe(false);
});

test.each([
  ['a page opened as a file', 'file:', false],
  ['a page that a server lets share memory', 'https:', true],
])('shareMemory leaves %s as it is', async (_, protocol, isolated) => {
  const { registered } = trial(protocol, isolated);
  expect([await shareMemory(), registered]).toEqual([false, []]);
});

test.each(['sessionStorage', 'navigator'])(
  'shareMemory leaves a page as it is whose browser forbids %s',
  async (name) => {
    const { reloads } = trial('https:', false);
    const before = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
    const forbidden = (): never => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Object.defineProperty(globalThis, name, { get: forbidden, configurable: true });
    const again = await shareMemory();
    Object.defineProperty(globalThis, name, before);
    expect([again, reloads()]).toEqual([false, 0]);
  },
);

test('shareMemory does not wait for ever for a service worker', async () => {
  jest.useFakeTimers();
  const { registered, reloads } = trial('https:', false, new Promise(() => undefined));
  const again = shareMemory();
  await jest.runAllTimersAsync();
  expect([await again, registered.length, reloads()]).toEqual([false, 1, 0]);
  jest.useRealTimers();
});
