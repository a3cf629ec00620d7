import { JSDOM } from 'jsdom';

import { withoutNetwork } from '../../lib/pictures/network';
import { unlessRefused } from '../../lib/pictures/refusals';

const { window } = new JSDOM('<!doctype html>', { runScripts: 'outside-only' });
withoutNetwork(window);

/** A drawing that runs a script of the page, and then waits for ever. */
const running = (script: string) =>
  unlessRefused(() => {
    window.eval(script);
    return new Promise(() => undefined);
  });

test.each([
  ["new XMLHttpRequest().open('GET', 'https://a.example/map')", 'https://a.example/map'],
  ["fetch('https://a.example/map')", 'https://a.example/map'],
  ["new WebSocket('wss://a.example')", 'wss://a.example'],
  ["document.createElement('img').src = 'https://a.example/b.png'", 'https://a.example/b.png'],
  ["document.createElement('img').setAttribute('src', '/b.png')", '/b.png'],
  ["fetch('https://a.example/' + 'b'.repeat(200))", `https://a.example/${'b'.repeat(82)}...`],
])('a drawing that runs %s is refused', async (script, address) => {
  await expect(running(script)).rejects.toThrow(
    new Error(`it asks for ${address}, and pictures are drawn without a network`),
  );
});

test('an image that lies in its address is there at once', async () => {
  const image = window.document.createElement('img');
  const loaded = new Promise((resolve) => image.addEventListener('load', resolve));
  image.src = 'data:image/png;base64,AAAA';
  await loaded;
  expect(image.getAttribute('src')).toBe('data:image/png;base64,AAAA');
});
