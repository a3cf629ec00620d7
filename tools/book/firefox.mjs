// Firefox by its own protocol, WebDriver BiDi: playwright-core drives only Firefoxes that are newer than Debian's.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { WebSocket } from 'ws';

import { patientTab, within } from './patient.mjs';

/** Where Firefox is found. */
const BROWSERS = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Milliseconds between two looks whether something has come true. */
const BETWEEN_LOOKS = 100;

/** Seconds until Firefox says where it listens, and until it has a tab. */
const START = 60;

/** Seconds that Firefox has to end before it is killed. */
const END = 10;

/** The file of Firefox: the one that DIGITS_FIREFOX names, or one that is installed; undefined if there is none. */
export function findFirefox() {
  return [process.env.DIGITS_FIREFOX ?? '', ...BROWSERS].find((file) => file !== '' && existsSync(file));
}

/**
 * Keeps glibc off the widest registers. Firefox's WebAssembly mixes older instructions with newer ones; once glibc has left
 * something in the upper halves of these registers, that took 300 times as long on a processor with AVX-512.
 */
const NARROW = { GLIBC_TUNABLES: 'glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW' };

/**
 * Starts Firefox without a window, with a profile of its own.
 *
 * @param {string} file
 * @returns {Promise<{ tab: import('./patient.mjs').Tab, errors: string[], close: () => Promise<void> }>} a tab, and
 *   what goes wrong in it
 */
export async function startFirefox(file) {
  const profile = mkdtempSync(path.join(tmpdir(), 'digits-firefox-'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'];
  const env = { ...process.env, ...NARROW };
  const firefox = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const ended = new Promise((resolve) => firefox.once('close', resolve));
  const close = async () => {
    firefox.kill();
    await within(END, ended, () => new Error('ending Firefox: it does not end')).catch(() => firefox.kill('SIGKILL'));
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = `${await addressOf(firefox)}/session`;
    const late = () => new Error(`starting Firefox: expected a tab within ${START} s, found no answer at ${address}`);
    return { ...(await within(START, openSession(address).then(openTab), late)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} firefox
 * @returns {Promise<string>}
 */
function addressOf(firefox) {
  return new Promise((resolve, reject) => {
    let said = '';
    firefox.stderr?.on('data', (data) => {
      said += String(data);
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    const late = setTimeout(() => reject(new Error(`starting Firefox: it does not answer: ${said}`)), START * 1000);
    firefox.once('close', () => reject(new Error(`starting Firefox: it has ended: ${said}`)));
    firefox.once('close', () => clearTimeout(late));
    late.unref();
  });
}

/**
 * What Firefox says, as far as it is read here.
 *
 * @typedef {{ level?: string, text?: string }} Entry
 * @typedef {{ contexts?: { context: string }[], result?: { value?: unknown }, exceptionDetails?: Entry }} Result
 * @typedef {{ id?: number, result?: Result, error?: string, message?: string, method?: string, params?: Entry }} Message
 * @typedef {{
 *   send: (method: string, params: object) => Promise<Result>,
 *   heard: (hear: (message: Message) => void) => void,
 * }} Session
 */

/**
 * @param {Buffer} data
 * @returns {Message}
 */
const parsed = (data) => {
  /** @type {unknown} */
  const message = JSON.parse(data.toString('utf8'));
  return /** @type {Message} */ (message);
};

const gone = () => new Error('driving Firefox: it has ended');

/**
 * @param {string} address
 * @returns {Promise<Session>}
 */
async function openSession(address) {
  const socket = new WebSocket(address, { maxPayload: 2 ** 28 });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  /** @type {Map<number, { resolve: (result: Result) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {(message: Message) => void} */
  let hear = () => undefined;
  socket.on('message', (/** @type {Buffer} */ data) => {
    const message = parsed(data);
    if (message.id === undefined) return hear(message);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.result ?? {});
    else asked?.reject(new Error(`driving Firefox: ${message.error}: ${message.message}`));
  });
  // What will have no answer any more.
  let isGone = false;
  socket.once('close', () => {
    isGone = true;
    for (const { reject } of waiting.values()) reject(gone());
  });
  let id = 0;
  /** @type {Session['send']} */
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      if (isGone) return reject(gone());
      waiting.set(++id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  await send('session.new', { capabilities: {} });
  return { send, heard: (listener) => (hear = listener) };
}

/** @param {Session} session */
async function openTab({ send, heard }) {
  /** @type {string[]} */
  const errors = [];
  heard(({ method, params }) => {
    if (method === 'log.entryAdded' && params?.level === 'error') errors.push(params.text ?? '');
  });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts = [] } = await send('browsingContext.getTree', {});
  const context = contexts[0]?.context;
  /** @param {string} expression */
  const evaluate = async (expression) => {
    const params = { expression, target: { context }, awaitPromise: true };
    const { result, exceptionDetails } = await send('script.evaluate', params);
    if (exceptionDetails) throw new Error(`in the page: ${exceptionDetails.text ?? 'an error'}`);
    return result?.value;
  };
  const tab = patientTab('Firefox', {
    open: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    evaluate,
    waitFor: async (expression) => {
      while (!(await evaluate(`Boolean(${expression})`))) await pause(BETWEEN_LOOKS);
    },
  });
  return { tab, errors };
}
