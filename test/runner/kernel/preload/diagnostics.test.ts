import { createRequire } from 'node:module';

interface Diagnostic {
  readonly fileName?: string;
  readonly start: { readonly offset: number; readonly line: number; readonly character: number };
  readonly messageText: string;
}
const { readable } = createRequire(__filename)('../../../../lib/runner/kernel/preload/diagnostics.cjs') as {
  readonly readable: (diagnostics: readonly Diagnostic[], source: string) => Diagnostic[];
};

const at = (line: number, messageText: string): Diagnostic => ({
  start: { offset: 10 * line, line, character: 0 },
  messageText,
});

test('readable says each thing once', () => {
  expect(readable([at(0, 'a'), at(0, 'a'), at(0, 'b')], 'x').map(({ messageText }) => messageText)).toEqual(['a', 'b']);
});

test('readable moves what is wrong only in the line that tslab adds to the end of the code', () => {
  const [found, ...others] = readable([at(2, 'a')], 'first\nlast');
  expect(others).toEqual([]);
  expect(found?.start).toEqual({ offset: 10, line: 1, character: 4 });
  expect(readable([at(0, 'a'), at(2, 'b')], 'first\nlast').map(({ messageText }) => messageText)).toEqual(['a']);
});

test.each([
  ['Type \'import("/home/me/node_modules/digits/dist/index").Digits\' is wrong.', "Type 'Digits' is wrong."],
  ['Type \'typeof import("/home/me/helper")\' is wrong.', 'Type \'typeof import("helper")\' is wrong.'],
  ["Cannot redeclare exported variable 'shared'.", "Every cell sees 'shared' anyway: leave out the word export."],
  [
    "Property 'x' does not exist. Do you need to change your target library? Try changing the 'lib' option.",
    "Property 'x' does not exist.",
  ],
  [
    "Property 'y' of exported class expression may not be private or protected.",
    "Later cells cannot be told of this class with its 'y' private or protected: " +
      "call it '#y', or declare the class with a name, outside of functions.",
  ],
  ...["Exported variable 'r' has", 'Return type of exported function has'].map((what) => [
    `${what} or is using private name 'Local'.`,
    "Later cells cannot be told of this, where they do not know 'Local': declare 'Local' outside of functions.",
  ]),
])('readable says "%s" in words for the reader', (compiler, reader) => {
  expect(readable([at(0, compiler)], 'x')[0]?.messageText).toBe(reader);
});
