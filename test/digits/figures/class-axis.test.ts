import { classAxis, classTicks } from '../../../lib/digits/figures/class-axis';

test('classAxis names every class at its place, horizontally or upright, and never slanted', () => {
  // Of slanted names Plotly leaves out those that reach beyond the edge.
  expect(classAxis(['Bag', 'Coat'])).toMatchObject({
    tickvals: [0, 1],
    ticktext: ['Bag', 'Coat'],
    autotickangles: [0, -90],
  });
  const { tickvals, ticktext } = classAxis(['3', '7'], { places: [3, 7], below: ['right', ''] });
  expect([tickvals, ticktext]).toEqual([
    [3, 7],
    ['3<br>right', '7<br>'],
  ]);
});

test('classTicks leave out the middle of a name that would take the room of the drawing', () => {
  expect(classTicks(['Tomato___Septoria_leaf_spot', 'Tomato___Leaf_Mold']).ticktext).toEqual([
    'Tomato___Sep…a_leaf_spot',
    'Tomato___Leaf_Mold',
  ]);
});
