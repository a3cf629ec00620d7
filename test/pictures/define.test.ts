import { define } from '../../lib/pictures/define';

test('define steps in for members that cannot be assigned to, and later scripts may do so again', () => {
  const target: Record<string, unknown> = {};
  Object.defineProperty(target, 'size', { get: () => 1, configurable: true });
  define(target, { size: 2, name: 'page' });
  expect(target).toMatchObject({ size: 2 });
  target.size = 3;
  expect(target.size).toBe(3);
  // As a page's own members, they do not come up when it is looked through.
  expect(Object.keys(target)).toEqual([]);
});
