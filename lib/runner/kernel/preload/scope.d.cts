interface Entered {
  readonly view: Record<string, unknown>;
  readonly bind: (accessors: object) => void;
  readonly keep: () => void;
}
export function createScope(kept: object): { enter(declared: readonly string[]): Entered };
export function bindings(live: readonly string[]): string;
