import { patientTab, within } from '../../../tools/book/patient.mjs';

const never = <Result>(): Promise<Result> => new Promise(() => undefined);
const late = () => new Error('late');

test('within gives what comes in time, and tells what does not', async () => {
  expect(await within(5, Promise.resolve(3), late)).toBe(3);
  expect(await within(5, Promise.resolve(undefined), late)).toBeUndefined();
  await expect(within(5, Promise.reject(new Error('failed')), late)).rejects.toThrow('failed');
  await expect(within(0.01, never(), late)).rejects.toThrow('late');
});

/** A page whose cells never end; what it says of itself. */
const busy = (says: () => Promise<unknown>) => ({
  open: () => Promise.resolve(),
  evaluate: (expression: string) => (expression.includes('live-status') ? says() : never()),
  waitFor: () => never(),
});

test('patientTab names the browser, the page, what it waited for, and what the page says', async () => {
  const tab = patientTab(
    'Firefox',
    busy(() => Promise.resolve('running, 2 threads')),
  );
  await tab.open('file:///book/5.html');
  await expect(tab.evaluate('run()', { what: 'the cells to end', seconds: 0.01 })).rejects.toThrow(
    'Firefox, file:///book/5.html: expected the cells to end within 0.01 s, found a page that says "running, 2 threads"',
  );
  await expect(tab.waitFor('busy === false', 0.01)).rejects.toThrow(
    'Firefox, file:///book/5.html: expected it to be so that busy === false within 0.01 s, found a page that says',
  );
});

test('patientTab says of a page that it does not answer', async () => {
  const tab = patientTab(
    'Chromium',
    busy(() => Promise.reject(new Error('crashed'))),
  );
  await expect(tab.waitFor('true', 0.01)).rejects.toThrow('found a page that does not answer');
});

test('patientTab hands on what comes in time', async () => {
  const opened: string[] = [];
  const tab = patientTab('Chromium', {
    open: (address) => Promise.resolve(opened.push(address)),
    evaluate: (expression) => Promise.resolve(`${expression} of the page`),
    waitFor: () => Promise.resolve(),
  });
  await tab.open('file:///a.html');
  await tab.waitFor('true', 5);
  expect([opened, await tab.evaluate('1')]).toEqual([['file:///a.html'], '1 of the page']);
});
