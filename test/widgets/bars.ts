/// <reference lib="dom" />

/** What shows probabilities as bars, alone or with more around them. */
interface ShowsBars {
  readonly element: HTMLElement;
  show(probabilities: Float32Array | undefined): void;
}

/** Holds bars to what they must show: each probability as bar and number, the largest marked, and nothing again. */
export function expectBars(shown: ShowsBars): void {
  shown.show(Float32Array.of(0, 0.25, 0.5, 0.25, 0, 0, 0, 0, 0, 0));
  const rows = [...shown.element.querySelectorAll('li')];
  expect(rows.map((row) => row.querySelector('.value')?.textContent).slice(0, 4)).toEqual([
    '0.000',
    '0.250',
    '0.500',
    '0.250',
  ]);
  expect(rows.map((row) => row.classList.contains('best')).indexOf(true)).toBe(2);
  expect(rows[2]?.querySelector<HTMLElement>('.bar')?.style.width).toBe('50%');
  shown.show(undefined);
  expect(rows.filter((row) => row.classList.contains('best'))).toEqual([]);
  expect(rows[2]?.querySelector('.value')?.textContent).toBe('');
}
