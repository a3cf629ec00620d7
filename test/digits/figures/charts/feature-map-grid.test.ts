import { featureMapGrid } from '../../../../lib/digits/figures/charts/feature-map-grid';
import { trace } from '../samples';

/** Two maps of 2 x 2, channel by channel in each place: 0 1 / 2 3, and 5 everywhere. */
const maps = { values: Float32Array.of(0, 5, 1, 5, 2, 5, 3, 5), rows: 2, columns: 2, channels: 2 };

test('featureMapGrid draws one map a channel on one scale', () => {
  const { z, zmin, zmax } = trace(featureMapGrid(maps, { columns: 2 }), 0);
  const tile = (z as (number | null)[][]).slice(7);
  expect([tile[0]?.[0], tile[0]?.[14], tile[14]?.[0], tile[14]?.[14]]).toEqual([0, 1, 2, 3]);
  expect(new Set(tile[20]?.slice(31, 59))).toEqual(new Set([5]));
  expect([zmin, zmax]).toEqual([0, 5]);
});

test('featureMapGrid states its main numbers', () => {
  expect(featureMapGrid(maps, { title: 'Maps' }).alt).toBe('Maps: 2 maps of 2 x 2, with outputs from 0 to 5.');
  const threes = { ...maps, values: maps.values.map(() => 3) };
  expect(featureMapGrid(threes).alt).toBe('Feature maps: 2 maps of 2 x 2, with outputs from 3 to 3.');
  expect(trace(featureMapGrid(threes), 0)).toMatchObject({ zmin: 0, zmax: 3 });
});

test('featureMapGrid refuses sizes that do not fit, and values that are not finite', () => {
  expect(() => featureMapGrid({ ...maps, channels: 3 })).toThrow(RangeError);
  expect(() => featureMapGrid({ ...maps, values: maps.values.map(() => NaN) })).toThrow(
    'expected finite values, found NaN at position 0',
  );
});
