/// <reference lib="dom" />

/**
 * What is used of jsdom. Its published types are not installed: tslab loads every package of types
 * that it finds, and these bring all of the DOM along, 30 MB of memory in each kernel.
 */
declare module 'jsdom' {
  export class VirtualConsole {
    sendTo(console: Console, options?: { readonly omitJSDOMErrors?: boolean }): this;
  }

  export class JSDOM {
    constructor(
      html: string,
      options?: {
        readonly url?: string;
        readonly runScripts?: 'outside-only' | 'dangerously';
        readonly virtualConsole?: VirtualConsole;
      },
    );
    readonly window: Window & typeof globalThis;
  }
}
