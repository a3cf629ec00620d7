interface Place {
  readonly line: number;
  readonly character: number;
}
interface Converted {
  readonly diagnostics: readonly { readonly start: Place; readonly messageText: string; readonly fileName?: string }[];
  readonly output?: string;
  readonly declOutput?: string;
  readonly hasToplevelAwait: boolean;
  readonly lastExpressionVar?: string;
  readonly cell: {
    readonly declared: readonly string[];
    readonly live: readonly string[];
    readonly uses: readonly { readonly name: string; readonly line: number; readonly column: number }[];
    readonly own: { readonly maps: readonly (string | undefined)[]; readonly linesBefore: number };
  };
}
export function createConverter(options: { readonly isJS: boolean; readonly isBrowser: boolean }): {
  convert(declarations: string, source: string): Converted;
  close(): void;
};
