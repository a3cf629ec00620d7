import { UsageError } from '../../tools/command/errors.mjs';
import { beside, flag, parseOptions, readValue, valued } from '../../tools/command/options.mjs';
import { anyText, wholeNumber } from '../../tools/command/values.mjs';

const TABLE = {
  quick: flag('less'),
  seeds: valued('N', 'how many', wholeNumber, 5),
  only: valued('NAME', 'which', anyText, undefined),
};
const parse = (...args: string[]) => parseOptions(args, TABLE);

test('parseOptions gives what stands in the table for no arguments', () => {
  expect(parse()).toEqual({ help: false, values: { quick: false, seeds: 5, only: undefined }, others: [] });
});

test('parseOptions reads values in both spellings, and the last of several', () => {
  expect(parse('--seeds', '2', '--quick', '--only=ANN + dropout').values).toEqual({
    quick: true,
    seeds: 2,
    only: 'ANN + dropout',
  });
  expect(parse('--seeds=2', '--seeds=3').values.seeds).toBe(3);
  expect(parse('--only=-1', '--help').values.only).toBe('-1');
});

test('parseOptions refuses an option without the switch that it needs, but for the help', () => {
  const table = { serve: flag('serves'), port: beside('serve', valued('N', 'where', wholeNumber, 8000)) };
  expect(parseOptions(['--port', '9', '--serve'], table).values).toEqual({ serve: true, port: 9 });
  expect(parseOptions([], table).values).toEqual({ serve: false, port: 8000 });
  expect(() => parseOptions(['--port', '9'], table)).toThrow(UsageError);
  expect(() => parseOptions(['--port', '9'], table)).toThrow('--port: expected --serve beside it, found none');
  expect(parseOptions(['--port', '9', '-h'], table).help).toBe(true);
});

test.each([[['--help']], [['-h']], [['--quick', '-h']]])('parseOptions knows that %p asks for the help', (args) => {
  expect(parse(...args).help).toBe(true);
});

test.each([
  ['an unknown option', ['--colour'], /^expected the options --quick, --seeds, --only, --help, found --colour$/],
  ['an unknown option with a value', ['--colour=red'], /found --colour$/],
  ['a misspelt option', ['--seed', '2'], /found --seed: did you mean --seeds\?$/],
  ['an unknown letter', ['-q'], /found -q$/],
  ['a name of all objects', ['--constructor'], /found --constructor$/],
  ['the opposite of a switch', ['--no-quick'], /found --no-quick$/],
  ['a word', ['3'], /and no other word, found '3'$/],
  ['a word after --', ['--', '--quick'], /and no other word, found '--'$/],
  ['a value for a switch', ['--quick=yes'], /^--quick: expected no value, found yes$/],
  ['an option without its value', ['--seeds'], /^--seeds: expected a value, N, found none$/],
  [
    'an option in place of a value',
    ['--only', '--quick'],
    /^--only: expected a value, NAME, found the option --quick$/,
  ],
  ['a value that makes no sense', ['--seeds', 'x'], /^--seeds: expected a whole number, 1 or more, found x$/],
])('parseOptions refuses %s', (_, args, message) => {
  expect(() => parse(...args)).toThrow(UsageError);
  expect(() => parse(...args)).toThrow(message);
});

test('parseOptions passes on what it does not know, in its order, and all after --', () => {
  const passOn = (...args: string[]) => parseOptions(args, TABLE, true);
  expect(passOn('--log=INFO', '-t', 'a name', '--quick', 'folder')).toEqual({
    help: false,
    values: { quick: true, seeds: 5, only: undefined },
    others: ['--log=INFO', '-t', 'a name', 'folder'],
  });
  expect(passOn('--', '--quick', '--help').others).toEqual(['--quick', '--help']);
  expect(passOn('--', '--quick').values.quick).toBe(false);
  expect(() => passOn('--qick')).toThrow('found --qick: did you mean --quick? What stands after -- is passed on');
  expect(passOn('--', '--qick').others).toEqual(['--qick']);
});

test('readValue names the option, and leaves other errors as they are', () => {
  expect(() => readValue('--seeds', '0', wholeNumber)).toThrow(/^--seeds: expected/);
  const broken = (): never => {
    throw new TypeError('a fault');
  };
  expect(() => readValue('--seeds', '0', broken)).toThrow(TypeError);
});
