import path from 'node:path';

import { defaultSink, kernelSink, terminalSink } from '../../../lib/digits/display/sink';
import { kernelWriter } from '../../../lib/digits/platform/kernel';

const JUPYTER = path.join(path.sep, 'a folder', 'node_modules', 'tslab', 'dist', 'jupyter.js');

test('kernelWriter finds the kernel among the loaded modules', () => {
  const write = () => undefined;
  expect(kernelWriter({ '/x.js': { exports: {} }, [JUPYTER]: { exports: { lastWriteDisplayData: write } } })).toBe(
    write,
  );
});

test.each([
  ['no tslab is loaded', {}],
  ['no cell ran yet', { [JUPYTER]: { exports: { lastWriteDisplayData: null } } }],
  ['it is another module', { [JUPYTER]: { exports: 1 } }],
])('kernelWriter finds no kernel if %s', (_, loaded) => {
  expect(kernelWriter(loaded)).toBeUndefined();
});

test('kernelSink sends what the protocol of Jupyter asks for', () => {
  const write = jest.fn();
  kernelSink(write)({ data: { 'text/plain': 'a' }, displayId: 'one', update: true });
  expect(write).toHaveBeenCalledWith(
    { data: { 'text/plain': 'a' }, metadata: {}, transient: { display_id: 'one' } },
    true,
  );
});

test('defaultSink is the terminal where no kernel is', () => {
  expect(defaultSink()).toBe(terminalSink);
});

test('terminalSink prints the words of a display, and no later version of it', () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  terminalSink({ data: { 'text/html': '<b>', 'text/plain': 'in words' }, update: false });
  terminalSink({ data: { 'text/plain': 'later' }, displayId: 'one', update: true });
  expect(log.mock.calls).toEqual([['in words']]);
  log.mockRestore();
});
