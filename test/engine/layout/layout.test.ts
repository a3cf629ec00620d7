import { Layout } from '../../../lib/engine/layout/layout';

test('Layout.place rounds up to whole cache lines', () => {
  const layout = new Layout(1);
  expect([layout.place('lookup', 65), layout.place('weights', 1), layout.end]).toEqual([64, 192, 193]);
});

test('Layout.place leaves empty regions out, and says whose the others are', () => {
  const layout = new Layout(0);
  layout.place('lookup', 0);
  layout.place('lists', 8, 2);
  expect(layout.regions).toEqual([{ kind: 'lists', address: 0, bytes: 8, thread: 2 }]);
});

test('Layout.extend lets the last region go on, and refuses to without one or backwards', () => {
  const layout = new Layout(0);
  expect(() => {
    layout.extend(8);
  }).toThrow('laying out memory: expected a region that ends before 8, found none');
  layout.place('inputs', 10);
  layout.extend(100);
  expect([layout.regions, layout.end]).toEqual([[{ kind: 'inputs', address: 0, bytes: 100 }], 100]);
  expect(() => {
    layout.extend(99);
  }).toThrow(RangeError);
});
