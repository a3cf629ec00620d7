import { Convolution, Live } from '../records';
import { windowRow } from './window-row';

/** sums += the gradient by the kernel and the bias, from the lists; a row of `sums` for each filter, its bias apart. */
export function liveKernelGradient(record: usize, liveRecord: usize): void {
  const c = changetype<Convolution>(record),
    l = changetype<Live>(liveRecord);
  for (let place: u32 = 0, list = l.byFilter, row = l.sums; place < c.sumsRow; place += 4) {
    const end = <usize>load<u32>(l.filterEnds + place);
    if (list < end) {
      let window = c.input,
        sums = row;
      for (let ky: u32 = 0; ky < c.kernelHeight; ky++, window += c.inputRow, sums += l.tapsRow)
        windowRow(list, end, window, sums, l.tapsRow);
      let bias = load<f32>(l.biasSums + place);
      for (let at = list; at < end; at += 8) bias += load<f32>(at, 4);
      store<f32>(l.biasSums + place, bias);
    }
    list += l.filterBytes;
    row += l.filterRow;
  }
}
