/** What is used of jsfive, which brings no types. */
declare module 'jsfive' {
  export class Group {
    readonly keys: readonly string[];
    readonly attrs: Readonly<Record<string, unknown>>;
    get(path: string): Group | Dataset;
  }

  export class File extends Group {
    constructor(bytes: ArrayBuffer, name: string);
  }

  export class Dataset {
    readonly shape: readonly number[];
    /** Such as `<f4`; of types that are no numbers, an array. */
    readonly dtype: unknown;
    readonly value: unknown;
    readonly attrs: Readonly<Record<string, unknown>>;
  }
}
