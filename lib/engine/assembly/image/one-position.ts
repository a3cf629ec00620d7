// A convolution of one position, as a dense layer before a normalization is: each input has a row of the kernel to itself.
// Inputs that are zero are left out one by one: to add their products changes no bit.
import { Panel, Convolution } from '../records';
import { multiplyAdd } from '../math/vector';

/** The sums, bias and all, where the outputs go. */
export function sumOnePosition(c: Convolution): void {
  for (let p: u32 = 0; p < c.panelCount; p++) {
    const panel = changetype<Panel>(c.panels + p * offsetof<Panel>()),
      bytes = panel.vectors * 16;
    const bias = c.kernel + panel.offset + <usize>(c.kernelHeight * c.taps) * bytes;
    memory.copy(c.output + panel.column * 4, bias, bytes);
  }
  let row: u32 = 0;
  for (let ky: u32 = 0, input = c.input; ky < c.kernelHeight; ky++, input += c.inputRow) {
    for (let x = input, end = input + c.taps * 4; x < end; x += 4, row++) {
      const value = load<f32>(x);
      if (value != 0) addRow(c, row, f32x4.splat(value));
    }
  }
}

function addRow(c: Convolution, row: u32, value: v128): void {
  for (let p: u32 = 0; p < c.panelCount; p++) {
    const panel = changetype<Panel>(c.panels + p * offsetof<Panel>()),
      bytes = panel.vectors * 16;
    addTo(c.output + panel.column * 4, c.kernel + panel.offset + <usize>row * bytes, bytes, value);
  }
}

@inline function addTo(sums: usize, values: usize, bytes: u32, factor: v128): void {
  for (const end = sums + bytes; sums < end; sums += 16, values += 16)
    v128.store(sums, multiplyAdd(factor, v128.load(values), v128.load(sums)));
}

/** sums += the gradient by the kernel and the bias. */
export function gradientOfOnePosition(c: Convolution, sums: usize): void {
  const columns = c.sumsRow;
  let at = sums;
  for (let ky: u32 = 0, input = c.input; ky < c.kernelHeight; ky++, input += c.inputRow) {
    for (let x = input, end = input + c.taps * 4; x < end; x += 4, at += columns) {
      const value = load<f32>(x);
      if (value != 0) addTo(at, c.gradient, columns, f32x4.splat(value));
    }
  }
  addTo(at, c.gradient, columns, f32x4.splat(1));
}
