// Between the order of the parameters, a row for each tap and a column for each filter, and that of the kernels that go
// from list to list, a row for each filter.
import { Convolution, Live, Panel } from '../records';

/** The kernel of a convolution, filter by filter; its bias left out. */
export function filterMajor(record: usize, liveRecord: usize): void {
  const c = changetype<Convolution>(record),
    l = changetype<Live>(liveRecord);
  for (let p: u32 = 0; p < c.panelCount; p++) {
    const panel = changetype<Panel>(c.panels + p * offsetof<Panel>());
    const columns = panel.vectors * 4,
      row = <usize>columns * 4;
    for (let filter: u32 = 0; filter < columns; filter++) {
      let from = c.kernel + panel.offset + filter * 4,
        to = l.kernel + (panel.column + filter) * l.filterRow;
      for (let ky: u32 = 0; ky < c.kernelHeight; ky++, to += l.tapsRow) {
        for (let tap: u32 = 0; tap < c.taps; tap++, from += row) store<f32>(to + tap * 4, load<f32>(from));
      }
    }
  }
}

/** The sums of a chunk, from a row for each filter to a row for each tap and one for the bias. */
export function storeLiveSums(record: usize, liveRecord: usize, sums: usize): void {
  const c = changetype<Convolution>(record),
    l = changetype<Live>(liveRecord);
  let to = sums;
  for (let ky: u32 = 0, row = l.sums; ky < c.kernelHeight; ky++, row += l.tapsRow) {
    for (let tap: u32 = 0; tap < c.taps; tap++, to += c.sumsRow) {
      for (let place: u32 = 0, from = row + tap * 4; place < c.sumsRow; place += 4, from += l.filterRow)
        store<f32>(to + place, load<f32>(from));
    }
  }
  memory.copy(to, l.biasSums, c.sumsRow);
}
