import { Convolution, Live } from '../records';
import { windowRow } from './window-row';

/** The gradient by the inputs, from the lists: what each live output adds to its window, border and all, then the image. */
export function liveInputGradient(record: usize, liveRecord: usize): void {
  const c = changetype<Convolution>(record),
    l = changetype<Live>(liveRecord);
  memory.fill(l.windows, 0, l.windowsBytes);
  let list = l.byPosition,
    ends = l.positionEnds,
    first = l.windows;
  for (let y: u32 = 0; y < c.height; y++, first += c.inputRowStep) {
    for (let x: u32 = 0, window = first; x < c.width; x++, ends += 4, window += c.inputStep) {
      const end = <usize>load<u32>(ends);
      if (list == end) continue;
      let row = window,
        kernel = l.kernel;
      for (let ky: u32 = 0; ky < c.kernelHeight; ky++, row += c.inputRow, kernel += l.tapsRow)
        windowRow(list, end, kernel, row, l.tapsRow);
      list = end;
    }
  }
  let from = l.windowsImage,
    to = l.below;
  for (let y: u32 = 0; y < l.belowHeight; y++, from += c.inputRow, to += l.belowRow) {
    for (let x: u32 = 0, source = from, at = to; x < l.belowWidth; x++, source += l.belowBytes, at += l.belowStep) {
      for (let channel: u32 = 0; channel < l.belowBytes; channel += 16)
        v128.store(at + channel, v128.load(source + channel));
    }
  }
}
