interface Traced {
  readonly maps: readonly string[];
  readonly linesBefore: number;
}
export function wrapper(awaits: boolean): string;
export function begin(count: number): void;
export function named(
  code: string,
  before: string,
  cell: { readonly own: Traced; readonly modules: readonly [string, Traced][] },
  awaits: boolean,
): string;
export function frames(stack: unknown): string[];
