import { Convolution, Panel } from '../records';

/**
 * turned[places - 1 - place][filter][channel] = kernel[place][channel][filter], both in panels: the
 * kernel of the convolution that leads from the gradient by the outputs to that by the inputs.
 * Channels and filters are those in memory, with what pads them to whole vectors. The bias below the turned kernel is
 * left at zero: on the way back there is none.
 *
 * @param record The way there.
 * @param backRecord The way back, to whose kernel it goes.
 */
export function turnKernel(record: usize, backRecord: usize): void {
  const there = changetype<Convolution>(record),
    back = changetype<Convolution>(backRecord);
  const filters = there.sumsRow >> 2,
    width = back.taps / filters,
    channels = there.taps / width,
    places = there.kernelHeight * width;
  for (let q: u32 = 0; q < back.panelCount; q++) {
    const to = changetype<Panel>(back.panels + q * offsetof<Panel>());
    const toRow = <usize>to.vectors * 16;
    for (let p: u32 = 0; p < there.panelCount; p++) {
      const from = changetype<Panel>(there.panels + p * offsetof<Panel>());
      const fromRow = <usize>from.vectors * 16,
        columns = from.vectors * 4;
      for (let place: u32 = 0; place < places; place++) {
        const source = there.kernel + from.offset + <usize>(place * channels + to.column) * fromRow;
        const target = back.kernel + to.offset + <usize>((places - 1 - place) * filters + from.column) * toRow;
        for (let channel: u32 = 0; channel < to.vectors * 4; channel++) {
          for (let filter: u32 = 0; filter < columns; filter++) {
            store<f32>(target + filter * toRow + channel * 4, load<f32>(source + channel * fromRow + filter * 4));
          }
        }
      }
    }
  }
}
