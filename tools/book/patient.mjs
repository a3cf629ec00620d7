// Waits for pages of a browser, and never without end: what is late is told with the browser, the page, and what the
// page says of itself.

/**
 * A page of a browser, as far as a run needs one.
 *
 * @typedef {{
 *   open: (address: string) => Promise<void>,
 *   evaluate: (expression: string, wait?: Wait) => Promise<unknown>,
 *   waitFor: (expression: string, seconds: number) => Promise<void>,
 * }} Tab
 *
 * What is waited for where an expression takes its time, and how long at most.
 * @typedef {{ readonly what: string, readonly seconds: number }} Wait
 *
 * A page as a browser's protocol gives it: it may let one wait without end.
 * @typedef {{
 *   open: (address: string) => Promise<unknown>,
 *   evaluate: (expression: string) => Promise<unknown>,
 *   waitFor: (expression: string) => Promise<unknown>,
 * }} Driver
 */

/** Seconds until a page is there, or answers what it knows at once. */
const ANSWER = 60;

/** Seconds until a page says how it stands, if it still says anything. */
const STATUS = 5;

/** What a page says of its kernel. */
const STATUS_TEXT = `document.querySelector('.live-status')?.textContent ?? document.title`;

/**
 * What is waited for, if it comes in time.
 *
 * @template Result
 * @param {number} seconds
 * @param {Promise<Result>} coming
 * @param {() => Error | Promise<Error>} late what is told otherwise
 * @returns {Promise<Result>}
 */
export async function within(seconds, coming, late) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<undefined>} */
  const limit = new Promise((resolve) => (timer = setTimeout(() => resolve(undefined), seconds * 1000)));
  const first = await Promise.race([coming.then((result) => ({ result })), limit]).finally(() => clearTimeout(timer));
  if (first === undefined) throw await late();
  return first.result;
}

/**
 * @param {string} browser its name
 * @param {Driver} driver
 * @returns {Tab}
 */
export function patientTab(browser, driver) {
  let page = 'a page that is empty';
  const standing = async () => {
    const silent = new Error('a page that does not answer');
    const said = await within(STATUS, driver.evaluate(STATUS_TEXT), () => silent).catch(() => silent.message);
    return said === silent.message ? silent.message : `a page that says ${JSON.stringify(said)}`;
  };
  /** @type {<Result>(wait: Wait, coming: Promise<Result>) => Promise<Result>} */
  const waitFor = ({ what, seconds }, coming) =>
    within(
      seconds,
      coming,
      async () => new Error(`${browser}, ${page}: expected ${what} within ${seconds} s, found ${await standing()}`),
    );
  return {
    open: async (address) => {
      page = address;
      await waitFor({ what: 'the page to be there', seconds: ANSWER }, driver.open(address));
    },
    evaluate: (expression, wait = { what: `an answer to ${expression}`, seconds: ANSWER }) =>
      waitFor(wait, driver.evaluate(expression)),
    waitFor: async (expression, seconds) =>
      void (await waitFor({ what: `it to be so that ${expression}`, seconds }, driver.waitFor(expression))),
  };
}
