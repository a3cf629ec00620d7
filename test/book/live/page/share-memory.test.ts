import { shareMemory } from '../../../../lib/book/live/page/share-memory';
import { openPage, soon } from './helpers';

function trial(protocol: string, isolated: boolean): { registered: string[]; reloads: () => number } {
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
    ready: Promise.resolve(),
  };
  Object.defineProperty(globalThis, 'navigator', { value: { serviceWorker }, configurable: true });
  return { registered, reloads: () => reloads };
}

test('shareMemory loads a served page once more, by a service worker, and only once', async () => {
  const { registered, reloads } = trial('https:', false);
  expect(shareMemory()).toBe(true);
  await soon();
  expect([registered, reloads()]).toEqual([['../coi-serviceworker.js'], 1]);
  expect(shareMemory()).toBe(false);
});

test.each([
  ['a page opened as a file', 'file:', false],
  ['a page that a server lets share memory', 'https:', true],
])('shareMemory leaves %s as it is', (_, protocol, isolated) => {
  const { registered } = trial(protocol, isolated);
  expect([shareMemory(), registered]).toEqual([false, []]);
});
