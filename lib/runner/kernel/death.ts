/** What Node.js prints when the memory that it gives to objects is full, before many lines about its own insides. */
const HEAP_FULL = /FATAL ERROR: .*(heap out of memory|invalid size error|Allocation failed)/;

const MORE =
  'it ran out of memory. Keep less of it in variables, or give it more megabytes: NODE_OPTIONS=--max-old-space-size=8192';

const KILLED =
  'if nobody did that, the system may have run out of memory: fewer notebooks at a time (--workers 1) need less';

/**
 * How a kernel ended by itself, in words that say what to do where that can be known.
 *
 * @param how words such as `exit status 1` or `signal SIGKILL`
 * @param text the last that it wrote to its own standard error
 */
export function describeDeath(how: string, text: string): string {
  const ended = `the kernel ended by itself (${how})`;
  if (HEAP_FULL.test(text)) return `${ended}: ${MORE}`;
  // The system's own way to get memory back, which leaves no words.
  if (how === 'signal SIGKILL' && text.trim() === '') return `${ended}: ${KILLED}`;
  return `${ended}\n${text}`.trimEnd();
}
