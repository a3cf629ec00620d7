// Where the window of an output lies in its input; padding does not take part. The same along rows and columns.

/** First row or column of the window of output `at`. */
@inline export function windowFirst(at: u32, stride: u32, before: u32): i32 {
  return max<i32>(0, at * stride - before);
}

/** Rows or columns from `first` to the window's end, or to that of the input. */
@inline export function windowCount(at: u32, stride: u32, before: u32, size: u32, input: u32, first: i32): i32 {
  return min<i32>(input, at * stride - before + size) - first;
}
