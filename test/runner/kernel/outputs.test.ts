import { type KernelMessage, OutputCollector } from '../../../lib/runner/kernel/outputs';

const stream = (name: string, text: string): KernelMessage => ({ type: 'stream', content: { name, text } });
const display = (text: string, id?: string, type = 'display_data'): KernelMessage => ({
  type,
  content: { data: { 'text/plain': text }, metadata: {}, transient: { display_id: id } },
});
const shown = (text: string) => ({ output_type: 'display_data', data: { 'text/plain': text }, metadata: {} });

test('OutputCollector joins neighbouring pieces of one stream only', () => {
  const outputs = new OutputCollector();
  for (const message of [
    stream('stdout', 'a'),
    stream('stdout', 'b\n'),
    stream('stderr', 'c'),
    stream('stdout', 'd'),
  ]) {
    outputs.add(0, message);
  }
  expect(outputs.of(0)).toEqual([
    { output_type: 'stream', name: 'stdout', text: 'ab\n' },
    { output_type: 'stream', name: 'stderr', text: 'c' },
    { output_type: 'stream', name: 'stdout', text: 'd' },
  ]);
});

test('OutputCollector keeps the outputs of cells apart', () => {
  const outputs = new OutputCollector();
  outputs.add(0, stream('stdout', 'a'));
  outputs.add(2, stream('stdout', 'b'));
  expect([0, 1, 2].map((cell) => outputs.of(cell).length)).toEqual([1, 0, 1]);
});

test('OutputCollector applies an update in place, from a later cell too, to every display of the id', () => {
  const outputs = new OutputCollector();
  outputs.add(0, display('old', 'x'));
  outputs.add(0, display('other', 'y'));
  outputs.add(1, display('old again', 'x'));
  outputs.add(1, display('new', 'x', 'update_display_data'));
  expect(outputs.of(0)).toEqual([shown('new'), shown('other')]);
  expect(outputs.of(1)).toEqual([shown('new')]);
});

test('OutputCollector ignores an update of a display that it never saw, and displays without id', () => {
  const outputs = new OutputCollector();
  outputs.add(0, display('plain'));
  outputs.add(0, display('new', 'x', 'update_display_data'));
  outputs.add(0, display('new', undefined, 'update_display_data'));
  expect(outputs.of(0)).toEqual([shown('plain')]);
});

test('OutputCollector clears a cell at once, or before its next output if it is to wait', () => {
  const outputs = new OutputCollector();
  outputs.add(0, display('a', 'x'));
  outputs.add(1, display('kept', 'x'));
  outputs.add(0, { type: 'clear_output', content: { wait: true } });
  expect(outputs.of(0)).toEqual([shown('a')]);
  outputs.add(0, display('b'));
  expect(outputs.of(0)).toEqual([shown('b')]);
  outputs.add(0, { type: 'clear_output', content: { wait: false } });
  expect(outputs.of(0)).toEqual([]);

  // The cleared display is gone: an update of its id reaches the other cell only.
  outputs.add(0, display('c'));
  outputs.add(0, display('new', 'x', 'update_display_data'));
  expect(outputs.of(0)).toEqual([shown('c')]);
  expect(outputs.of(1)).toEqual([shown('new')]);
});

test('OutputCollector ignores messages that make no output, and survives content of the wrong form', () => {
  const outputs = new OutputCollector();
  outputs.add(0, { type: 'execute_input', content: {} });
  outputs.add(0, { type: 'display_data', content: { data: 1, metadata: null, transient: 'x' } });
  outputs.add(0, { type: 'stream', content: {} });
  expect(outputs.of(0)).toEqual([
    { output_type: 'display_data', data: {}, metadata: {} },
    { output_type: 'stream', name: 'stdout', text: '' },
  ]);
});

test('OutputCollector makes an error of what tslab printed last of a cell that failed, and keeps what stood before it', () => {
  const outputs = new OutputCollector();
  outputs.add(0, stream('stderr', 'a warning\n'));
  outputs.add(0, stream('stderr', 'RangeError: too long\n    at f\n'));
  outputs.failed(0);
  expect(outputs.of(0)).toEqual([
    { output_type: 'stream', name: 'stderr', text: 'a warning\n' },
    { output_type: 'error', ename: 'RangeError', evalue: 'too long', traceback: ['RangeError: too long', '    at f'] },
  ]);
});

test('OutputCollector leaves text that names no error, and takes the errors of a kernel that sends them', () => {
  const outputs = new OutputCollector();
  outputs.add(0, stream('stderr', '1:7 - Type number is wrong.\n'));
  outputs.failed(0);
  outputs.failed(1);
  outputs.add(2, { type: 'error', content: { ename: 'E', evalue: 'v', traceback: ['t', 1] } });
  expect([0, 1, 2].map((cell) => outputs.of(cell))).toEqual([
    [{ output_type: 'stream', name: 'stderr', text: '1:7 - Type number is wrong.\n' }],
    [],
    [{ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t'] }],
  ]);
});
