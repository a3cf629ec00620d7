import { selectBackend } from '../../../../lib/digits/backend/backend';
import { buildCnn } from '../../../../lib/digits/model/cnn';
import { disposeModel } from '../../../../lib/digits/model/dispose';
import { buildNormalizedCnn } from '../../../../lib/digits/model/normalized-cnn';
import {
  CNN_CANDIDATES,
  NORMALIZED_CANDIDATES,
  SEARCH,
  SMALL_CNN_CANDIDATES,
  SMALL_NORMALIZED_CANDIDATES,
} from '../../../../lib/digits/study/sets/search';

beforeAll(() => selectBackend('wasm'));

test.each([
  ['', '14,034', 14_034, CNN_CANDIDATES.map((filters) => () => buildCnn({ filters }))],
  ['', '7,000', 7_000, SMALL_CNN_CANDIDATES.map((filters) => () => buildCnn({ filters }))],
  ['normalized ', '14,034', 14_034, NORMALIZED_CANDIDATES.map((filters) => () => buildNormalizedCnn({ filters }))],
  ['normalized ', '7,000', 7_000, SMALL_NORMALIZED_CANDIDATES.map((filters) => () => buildNormalizedCnn({ filters }))],
])('the %snetworks that are searched for at most %s parameters have no more', (_kind, _limit, limit, candidates) => {
  for (const build of candidates) {
    const model = build();
    expect(model.countParams()).toBeLessThanOrEqual(limit);
    disposeModel(model);
  }
});

test('SEARCH looks at digits put aside only', () => {
  for (const { validation, measured } of SEARCH) expect([validation, measured]).toEqual([1 / 6, 'validation']);
});
