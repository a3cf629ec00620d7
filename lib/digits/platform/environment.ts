/** What the user has set outside for this program, by the names in `@digits/common/protocol`; undefined if nothing. */
export function environmentVariable(name: string): string | undefined {
  return process.env[name];
}
