// Whether a page can be read and used without a mouse.

/** More controls no page has. */
const MOST_STOPS = 500;

/** What can be used, if it is seen. */
const CONTROLS = 'a[href], button:not([disabled]), input, summary, [tabindex="0"]';

/** What has the focus, and whether that is seen. In the page. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  element.dataset.reached = 'yes';
  return {
    name: element.outerHTML.slice(0, 100),
    skip: element.classList.contains('skip'),
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    inside: element.getBoundingClientRect().bottom > 0,
  };
})()`;

/** Controls that are seen and had no focus. In the page. */
const MISSED = `[...document.querySelectorAll(${JSON.stringify(CONTROLS)})]
  .filter((element) => element.dataset.reached === undefined && element.checkVisibility() && element.getAttribute('tabindex') !== '-1'
    && !element.closest('.modebar, [inert]'))
  .map((element) => element.outerHTML.slice(0, 100))`;

/** Where the focus is in the first cell, and what its editor holds. In the page. */
const IN_EDITOR = `(() => {
  const content = document.querySelector('.live-editor .cm-content');
  return { inside: document.activeElement === content, text: content?.textContent };
})()`;

/** @typedef {{ name: string, skip: boolean, seen: boolean, inside: boolean } | null} Focused */

/**
 * Goes through a page with the tab key.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {string} name
 * @returns {Promise<string[]>} a line for each problem
 */
export async function checkKeyboard(browser, address, name) {
  return [
    ...(await checkSkipLink(browser, address, name)),
    ...(await checkStops(browser, address, name)),
    ...(await checkEditedCell(browser, address, name)),
  ];
}

/** @type {typeof checkKeyboard} */
async function checkSkipLink(browser, address, name) {
  const problems = [];
  const tab = await browser.newPage();
  await tab.goto(address);
  await tab.keyboard.press('Tab');
  const first = /** @type {Focused} */ (await tab.evaluate(FOCUSED));
  if (!first?.skip || !first.inside)
    problems.push(`${name}: keyboard: the first stop is not the link that skips to the text`);
  await tab.keyboard.press('Enter');
  await tab.waitForTimeout(300);
  const reached = /** @type {unknown} */ (await tab.evaluate('document.activeElement.id'));
  if (reached !== 'main') problems.push(`${name}: keyboard: the skip link leads to ${String(reached)}`);
  await tab.close();
  return problems;
}

/** @type {typeof checkKeyboard} */
async function checkStops(browser, address, name) {
  const problems = [];
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(address);
  // At the end the browser begins anew.
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await tab.keyboard.press('Tab');
    const focused = /** @type {Focused} */ (await tab.evaluate(FOCUSED));
    if (focused === null || (focused.skip && stop > 0)) break;
    if (!focused.seen) problems.push(`${name}: keyboard: the focus is not seen on ${focused.name}`);
  }
  const missed = /** @type {string[]} */ (await tab.evaluate(MISSED));
  await tab.close();
  return [...problems, ...missed.map((control) => `${name}: keyboard: never reaches ${control}`)];
}

/**
 * Goes through a cell that was edited in an earlier visit, if the page has cells to edit.
 *
 * @type {typeof checkKeyboard}
 */
async function checkEditedCell(browser, address, name) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(address);
  const look = async () => /** @type {{ inside: boolean, text: string }} */ (await tab.evaluate(IN_EDITOR));
  const problems = [];
  const edit = tab.locator('.live-edit').first();
  if ((await edit.count()) > 0) {
    await edit.click();
    await tab.locator('.cm-content').pressSequentially('1;');
    await tab.reload();
    await tab.locator('.cm-content').focus();
    const before = await look();
    await tab.keyboard.press('Tab');
    const after = await look();
    if (after.inside) problems.push(`${name}: keyboard: Tab does not leave the editor of a cell`);
    if (after.text !== before.text) problems.push(`${name}: keyboard: Tab changes a cell that is only passed`);
  }
  await tab.close();
  return problems;
}
