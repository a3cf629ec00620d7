// Functions of ES2024 that Node.js 22 and later have; see options.cjs.

interface ObjectConstructor {
  /** The items in groups, by the name that the callback gives to each. */
  groupBy<K extends PropertyKey, T>(
    items: Iterable<T>,
    callback: (item: T, index: number) => K,
  ): Partial<Record<K, T[]>>;
}

interface MapConstructor {
  /** The items in groups, by the key that the callback gives to each. */
  groupBy<K, T>(items: Iterable<T>, callback: (item: T, index: number) => K): Map<K, T[]>;
}

interface PromiseConstructor {
  /** A new promise, with the functions that end it. */
  withResolvers<T>(): {
    promise: Promise<T>;
    resolve: (value: T | PromiseLike<T>) => void;
    reject: (reason?: unknown) => void;
  };
}
