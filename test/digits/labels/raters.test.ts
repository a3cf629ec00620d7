import { loadDigits } from '../../../lib/digits/data/load';
import { compareVotes, compareWithRaters, RATINGS, type Verdict } from '../../../lib/digits/labels/raters';

test('RATINGS are 100 digits by five raters each: 85 upheld, 10 for the guess, 3 for neither, 2 without majority', () => {
  const { notUpheld, upheld } = RATINGS;
  expect(new Set([...notUpheld.map(({ index }) => index), ...upheld]).size).toBe(100);
  const majorities = { guess: 0, neither: 0, none: 0 };
  for (const { votes } of notUpheld) {
    expect(votes.label + votes.guess + votes.neither).toBe(5);
    expect(votes.label).toBeLessThan(3);
    majorities[votes.guess >= 3 ? 'guess' : votes.neither >= 3 ? 'neither' : 'none']++;
  }
  expect(majorities).toEqual({ guess: 10, neither: 3, none: 2 });
});

test('RATINGS name the digits of our files: the label of each is that which the raters were told', () => {
  const { test: digits } = loadDigits('mnist');
  expect(RATINGS.notUpheld.map(({ index }) => digits.labels[index])).toEqual(
    RATINGS.notUpheld.map(({ label }) => label),
  );
  for (const { label, guess } of RATINGS.notUpheld) expect(guess).not.toBe(label);
});

test('compareWithRaters counts what the raters doubted, upheld and never saw at the top of a list', () => {
  const suspects = [947, 247, 0, 1621, 259].map((index) => ({ index }));
  expect(compareWithRaters(suspects, [2, 4, 100])).toEqual([
    { top: 2, notUpheld: 1, upheld: 1, notRated: 0 },
    { top: 4, notUpheld: 2, upheld: 1, notRated: 1 },
    { top: 5, notUpheld: 2, upheld: 2, notRated: 1 },
  ]);
});

test('compareVotes sets votes beside majorities, also those for a label and where nobody was asked', () => {
  const votes: Record<number, Verdict> = { 947: 'guess', 1621: 'label', 2130: 'label', 247: 'neither', 5: 'guess' };
  const rows = compareVotes(votes);
  expect(rows.map(({ index }) => index)).toEqual([...rows.map(({ index }) => index)].sort((a, b) => a - b));
  expect(rows).toHaveLength(17);
  const row = (wanted: number) => rows.find(({ index }) => index === wanted);
  const raters = 'label 0, guess 5, neither 0';
  expect(row(947)).toEqual({ index: 947, yours: 'guess', raters, majority: 'guess', agree: 'yes' });
  expect(row(1621)).toMatchObject({ majority: 'guess', agree: 'no' });
  expect(row(2130)).toMatchObject({ yours: 'label', majority: 'none', agree: '-' });
  expect(row(247)).toMatchObject({ yours: 'neither', majority: 'label', agree: 'no' });
  expect(row(5)).toEqual({ index: 5, yours: 'guess', raters: '-', majority: '-', agree: '-' });
  expect(row(9729)).toMatchObject({ yours: '-', agree: '-' });
});

test('compareVotes gives the 15 digits for no votes', () => {
  expect(compareVotes({}).map(({ index }) => index)).toEqual(RATINGS.notUpheld.map(({ index }) => index));
});

test('compareVotes refuses a vote that is none, and says what there is', () => {
  const wrong = JSON.parse('{ "947": "both" }') as Record<number, Verdict>;
  expect(() => compareVotes(wrong)).toThrow(`expected 'label', 'guess' or 'neither' for the index of a digit`);
  const misspelt = JSON.parse('{ "0947": "guess" }') as Record<number, Verdict>;
  expect(() => compareVotes(misspelt)).toThrow('for the index of a digit, found "guess" for 0947');
});
