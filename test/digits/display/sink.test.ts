import { defaultSink, kernelSink, terminalSink } from '../../../lib/digits/display/sink';

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
