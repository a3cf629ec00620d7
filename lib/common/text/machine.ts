/**
 * A machine in a few words: its processor, and how many cores it has.
 *
 * @param cores as `os.cpus` of Node.js lists them
 */
export function coresInWords(cores: readonly { readonly model: string }[]): string {
  return `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores`;
}
