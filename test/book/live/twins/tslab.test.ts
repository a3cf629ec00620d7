import fromTslab from '../../../../lib/book/live/twins/tslab';

test('fromTslab gives the compiler of cells, and refuses what a page has not', () => {
  expect(fromTslab('tslab/dist/converter')).toHaveProperty('createConverter');
  expect(() => fromTslab('tslab/dist/jupyter')).toThrow('a page has none of the name tslab/dist/jupyter');
});
