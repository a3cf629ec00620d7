import { principalAxes, projected } from '../../../lib/digits/statistics/principal-axes';

const VALUES = [2, 0, 1, 3, 1, 1, 0, 5, 0, 3, 2, 2, 4, 1, 1, 0, 3, 2, 5, 1, 1, 0, 2, 4];

/* numpy 2.4.6: np.linalg.eigh(np.cov(x.T, bias=True)), the two largest, their largest parts made positive. */
const AXES = [
  [-0.42357726607811563, -0.2018310425661627, -0.5065887524647059, 0.7233355831111158],
  [-0.6000519031253215, 0.4660769549796787, 0.6154230520645269, 0.20967701967581634],
];
const SHARES = [0.5914270655736231, 0.25342040250596576];
const PLACES = [
  [
    0.94869842392365, 3.1237045661225404, -0.0395645071944285, -2.270293900132091, -3.351567103367846,
    1.5890225206481756,
  ],
  [
    -1.0517791315463763, -0.1817192861542703, 1.9523015720320132, -2.4148370418447898, 1.3226610441941342,
    0.37337284331928855,
  ],
];

/** By how much two lists differ at most. */
const difference = (found: ArrayLike<number>, expected: readonly number[]): number =>
  Math.max(...expected.map((value, at) => Math.abs(value - (found[at] ?? NaN))));

test('principalAxes finds the directions and shares that numpy finds', () => {
  const { axes, shares } = principalAxes(VALUES, 4, 2);
  AXES.forEach((expected, at) => expect(difference(axes[at] ?? [], expected)).toBeLessThan(1e-11));
  expect(difference(shares, SHARES)).toBeLessThan(1e-12);
});

test('projected gives the places that numpy gives', () => {
  const places = projected(VALUES, principalAxes(VALUES, 4, 2));
  PLACES.forEach((expected, axis) => {
    const along = places.filter((_, at) => at % 2 === axis);
    expect(difference(along, expected)).toBeLessThan(1e-10);
  });
});

test('principalAxes finds a line, and nothing beside it', () => {
  const { axes, shares } = principalAxes([0, 0, 3, 4, 6, 8], 2, 2);
  expect(difference(axes[0] ?? [], [0.6, 0.8])).toBeLessThan(1e-12);
  expect([...(axes[1] ?? [])]).toEqual([0, 0]);
  expect(shares).toEqual([expect.closeTo(1, 12), 0]);
});

test('principalAxes of rows that are all the same are 0', () => {
  const found = principalAxes([1, 2, 1, 2], 2, 2);
  expect(found.shares).toEqual([0, 0]);
  expect([...projected([1, 2, 5, 7], found)]).toEqual([0, 0, 0, 0]);
});
