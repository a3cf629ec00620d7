import { EXIT, helpOf } from '../../tools/command/help.mjs';
import { flag, valued } from '../../tools/command/options.mjs';
import { anyText } from '../../tools/command/values.mjs';

const command = { name: 'npm run try', purpose: ['Tries.'], options: {} };

test('helpOf shows options with their values and what they are by default', () => {
  const options = {
    quick: flag('less'),
    file: valued('FILE', 'where', anyText, undefined),
    mode: valued('NAME', 'how', anyText, 'slow'),
    part: valued('TEXT', 'of what', anyText, ''),
  };
  expect(helpOf({ ...command, options, notes: ['A note.'] })).toContain(`
  --quick       less
  --file FILE   where
  --mode NAME   how (default slow)
  --part TEXT   of what
  --help, -h    shows this text

A note.
`);
});

test('helpOf says what goes on to another program', () => {
  const help = helpOf({ ...command, passesOn: { name: 'OTHERS', meaning: 'go on' } });
  expect(help).toMatch(/^npm run try \[-- OPTIONS\] \[OTHERS\]\n[^]*\n {2}OTHERS {7}go on\n/);
});

test('helpOf breaks long lines between words, below where they begin', () => {
  const help = helpOf({ ...command, options: { quick: flag('word '.repeat(40).trim()) } });
  expect(help).toMatch(/--quick {6}word[^]*\n {15}word/);
  expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(help.match(/word/g)).toHaveLength(40);
});

test('helpOf ends with the exit statuses, a command having a say', () => {
  const help = helpOf({ ...command, exit: { 1: 'nothing was found' } });
  for (const [status, meaning] of Object.entries({ ...EXIT, 1: 'nothing was found' })) {
    expect(help).toMatch(new RegExp(`\\n {2}${status.replace('+', '\\+')} +${meaning}(\\n|$)`));
  }
});
