// The elementary functions alone, over arrays of whole vectors, for the tests of their accuracy.
import { exp4, gelu4, geluSlope4, log1, sigmoid4, tanh4 } from './vector';

export function exponentials(address: usize, vectors: u32): void {
  for (let v: u32 = 0; v < vectors; v++, address += 16) v128.store(address, exp4(v128.load(address)));
}

export function tangents(address: usize, vectors: u32): void {
  for (let v: u32 = 0; v < vectors; v++, address += 16) v128.store(address, tanh4(v128.load(address)));
}

export function sigmoids(address: usize, vectors: u32): void {
  for (let v: u32 = 0; v < vectors; v++, address += 16) v128.store(address, sigmoid4(v128.load(address)));
}

export function gelus(address: usize, vectors: u32): void {
  for (let v: u32 = 0; v < vectors; v++, address += 16) v128.store(address, gelu4(v128.load(address)));
}

export function geluSlopes(address: usize, vectors: u32): void {
  for (let v: u32 = 0; v < vectors; v++, address += 16) v128.store(address, geluSlope4(v128.load(address)));
}

export function logarithms(address: usize, vectors: u32): void {
  for (let n: u32 = 0; n < vectors * 4; n++, address += 4) store<f32>(address, log1(load<f32>(address)));
}
