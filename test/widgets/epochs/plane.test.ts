/// <reference lib="dom" />
import { Plane } from '../../../lib/widgets/epochs/plane';
import { openPage } from '../page';

test('a plane puts each digit in its place, its y upwards, and tells which point is chosen', () => {
  const { document, window } = openPage();
  const chosen: number[] = [];
  const plane = new Plane(['#4, labelled 7', '#9, labelled 2'], [7, 2], ['0', '1', 'two'], (point) =>
    chosen.push(point),
  );
  document.body.append(plane.element);
  plane.show([
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ]);
  const points = [...plane.element.querySelectorAll<SVGGElement>('[role="option"]')];
  expect(points.map((point) => point.style.getPropertyValue('transform'))).toEqual([
    'translate(12.0px, 328.0px)',
    'translate(328.0px, 12.0px)',
  ]);
  expect(points.map((point) => [point.textContent, point.getAttribute('aria-label')])).toEqual([
    ['7', '#4, labelled 7'],
    ['two', '#9, labelled 2'],
  ]);
  points[0]?.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  expect(chosen).toEqual([1]);
  expect(points[1]?.getAttribute('aria-selected')).toBe('true');
});
