import * as protocol from '../../lib/common/protocol';

test('no two things that the library and the runner agree on have one name', () => {
  const values = Object.values(protocol);
  expect(values.length).toBeGreaterThan(0);
  expect(new Set(values).size).toBe(values.length);
});

test('the mime types are of vendors, and JSON', () => {
  // Plotly's is that of JupyterLab's and VS Code's renderers.
  expect(protocol.PLOTLY_MIME).toBe('application/vnd.plotly.v1+json');
  expect(protocol.REPORT_MIME).toMatch(/^application\/vnd\.[a-z.]+\+json$/);
});

test('environment variables are of this project', () => {
  const { BACKEND_VARIABLE, DATASET_VARIABLE, PICTURES_VARIABLE } = protocol;
  for (const name of [BACKEND_VARIABLE, DATASET_VARIABLE, PICTURES_VARIABLE]) expect(name).toMatch(/^DIGITS_[A-Z]+$/);
});

test('PENDING is the same symbol in each copy of the module', () => {
  expect(Symbol.keyFor(protocol.PENDING)).toBe('digits.pending');
});
