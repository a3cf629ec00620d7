import { liveDisplay } from '../../../lib/digits/display/live-display';
import { spySink } from './spy';

test('liveDisplay shows first and updates then, under a name that no other has', () => {
  const { sink, messages } = spySink();
  const [one, other] = [liveDisplay({ sink }), liveDisplay({ sink })];
  one({ 'text/plain': 'a' });
  one({ 'text/plain': 'b' }, { width: 1 });
  other({ 'text/plain': 'c' });
  const displayId = messages[0]?.displayId;
  expect(displayId).toMatch(/^[0-9a-f-]{36}$/);
  expect(messages).toEqual([
    { data: { 'text/plain': 'a' }, displayId, update: false },
    { data: { 'text/plain': 'b' }, metadata: { width: 1 }, displayId, update: true },
    { data: { 'text/plain': 'c' }, displayId: expect.not.stringMatching(String(displayId)) as string, update: false },
  ]);
});
