import { type Access, KINDS, PHASES } from '../../../lib/engine/layout/regions';
import { RaceWatch } from '../../../lib/engine/race/race';

test('KINDS leaves no room for a race: who reads where another may write has the same part', () => {
  for (const [kind, uses] of Object.entries(KINDS)) {
    for (const phase of PHASES) {
      const { reads, writes }: Access = uses[phase];
      const safe = writes === 'none' || (writes !== 'all' && (reads === 'none' || reads === writes));
      expect([kind, phase, safe]).toEqual([kind, phase, true]);
    }
  }
});

test('RaceWatch takes loads and stores of one thread as they come, and forgets them at a barrier', () => {
  const watch = new RaceWatch([
    { kind: 'gradients', address: 64, bytes: 64 },
    { kind: 'lookup', address: 128, bytes: 64 },
  ]);
  const touch = (thread: number, kind: 'read' | 'write', address: number, bytes = 4): void => {
    watch.enter(thread);
    watch[kind](address, bytes);
  };
  touch(0, 'write', 64);
  touch(0, 'read', 64);
  touch(1, 'write', 68);
  touch(1, 'read', 128);
  touch(0, 'read', 128);
  expect(watch.barrier('samples')).toEqual([]);
  touch(1, 'write', 64);
  touch(2, 'read', 67, 1);
  expect(watch.barrier('samples')).toEqual([
    'gradients at 64, byte 3, in phase samples: written by thread 1 and read by thread 2',
  ]);
  touch(2, 'write', 130, 1);
  expect(watch.barrier('samples')).toEqual([
    'lookup at 128, byte 2, in phase samples: written by thread 2, stated to be written by: none',
  ]);
  touch(2, 'write', 60);
  touch(3, 'read', 192);
  expect(watch.barrier('samples')).toEqual([
    'byte 60, which is in no region, in phase samples: touched by thread 2',
    'byte 192, which is in no region, in phase samples: touched by thread 3',
  ]);
  touch(1, 'read', 64);
  touch(2, 'read', 64);
  expect(watch.barrier('samples')).toEqual([
    'gradients at 64, byte 0, in phase samples: touched by threads 1 and 2, stated to be divided',
  ]);
});
