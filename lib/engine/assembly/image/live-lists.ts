// The way back through a convolution whose outputs a pooling follows: of each window only the largest has a gradient,
// and after relu not even that. What is not zero is listed once an image, for the kernel's gradient (by filter)
// and for that of the inputs (by position), which then skip the rest. What they add, they add in the order of the
// dense kernels (kernel-gradient.ts, convolve.ts): to leave out a zero changes no bit of a sum.
//
// An entry is 8 bytes: where, then the gradient.
import { ActivationCode } from '../../contract/codes';
import { Convolution, Live } from '../records';
import { gradientBySum } from './activation';

/** Turns the gradient by the outputs into that by the sums, as imageActivationGradient does, and lists what is not zero. */
export function listLive(record: usize, liveRecord: usize): void {
  const c = changetype<Convolution>(record),
    l = changetype<Live>(liveRecord);
  const activation = c.activation,
    bytes = c.sumsRow,
    ends = l.filterEnds,
    filterRow = l.filterRow;
  for (let place: u32 = 0, list = l.byFilter; place < bytes; place += 4, list += l.filterBytes)
    store<u32>(ends + place, <u32>list);
  let end = l.byPosition,
    positionEnd = l.positionEnds,
    output = c.output + c.toSum,
    gradient = c.gradient,
    windows: u32 = 0;
  const outputStep = c.outputStep,
    gradientStep = c.gradientStep,
    inputStep = c.inputStep,
    width = c.width * gradientStep,
    zero = f32x4.splat(0);
  for (let y: u32 = 0; y < c.height; y++, output += c.outputRow, gradient += c.gradientRow, windows += c.inputRowStep) {
    let from = output,
      window = windows;
    for (let at = gradient; at < gradient + width; at += gradientStep, from += outputStep, window += inputStep) {
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        let g = v128.load(at + channel);
        // The lists have room for these lanes alone: a slope that is no number makes no gradient of a zero.
        let lanes: u32 = i32x4.bitmask(f32x4.ne(g, zero));
        if (!lanes) continue;
        if (activation != ActivationCode.linear) {
          g = gradientBySum(activation, g, v128.load(from + channel));
          v128.store(at + channel, g);
          lanes &= i32x4.bitmask(f32x4.ne(g, zero));
        }
        for (; lanes; lanes &= lanes - 1) {
          const place = channel + (ctz(lanes) << 2),
            value = (<u64>load<u32>(at + place)) << 32;
          const list = <usize>load<u32>(ends + place);
          store<u64>(list, value | window);
          store<u32>(ends + place, <u32>list + 8);
          store<u64>(end, value | ((place >> 2) * filterRow));
          end += 8;
        }
      }
      store<u32>(positionEnd, <u32>end);
      positionEnd += 4;
    }
  }
}
