/// <reference lib="dom" />
import { Status } from '../../../../lib/book/live/page/status';
import { find, openPage } from './helpers';

test('Status says what goes on and what stays true, aloud, and has a button for each thing to do', () => {
  openPage('<div id="kernel-status" role="status"></div>');
  const pressed: string[] = [];
  const press = (name: string) => () => void pressed.push(name);
  const status = new Status(find('#kernel-status'), {
    runAll: press('run all'),
    interrupt: press('interrupt'),
    restart: press('restart'),
    download: press('download'),
    allDigits: press('all digits'),
  });
  status.facts = ['1 thread'];
  status.say('ready');
  expect(find('.live-status').textContent).toBe('ready · 1 thread');
  expect(find('.live-status').getAttribute('aria-live')).toBe('polite');
  const buttons = [...document.querySelectorAll('button')];
  buttons.forEach((each) => each.click());
  // There is nothing to interrupt yet.
  expect(pressed).toEqual(['run all', 'restart', 'download', 'all digits']);
  status.busy = true;
  find('.live-interrupt').click();
  expect(pressed.at(-1)).toBe('interrupt');
  expect(buttons.every((each) => (each.getAttribute('aria-label') ?? '').length > 10)).toBe(true);
  status.hideAllDigits(true);
  expect(find('.live-all-digits').hidden).toBe(true);
});

test('Status leaves the focus with its reader when a cell ends, and when a button goes', () => {
  openPage('<div id="kernel-status" role="status"></div>');
  const nothing = (): void => undefined;
  const events = { runAll: nothing, interrupt: nothing, restart: nothing, download: nothing, allDigits: nothing };
  const status = new Status(find('#kernel-status'), events);
  status.busy = true;
  find('.live-interrupt').focus();
  status.busy = false;
  expect(document.activeElement).toBe(find('.live-interrupt'));
  expect(find('.live-interrupt').matches(':disabled')).toBe(false);
  expect(find('.live-interrupt').getAttribute('aria-disabled')).toBe('true');
  find('.live-all-digits').focus();
  status.hideAllDigits(true);
  expect(document.activeElement).toBe(find('.live-run-all'));
});
