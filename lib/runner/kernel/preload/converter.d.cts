import type { CellSurvey } from '@digits/common/protocol';

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
  readonly cell: CellSurvey;
}
export function createConverter(options: { readonly isJS: boolean; readonly isBrowser: boolean }): {
  convert(declarations: string, source: string): Converted;
  close(): void;
};
