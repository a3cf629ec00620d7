/**
 * Calls a function when the notebook's kernel is interrupted, which reaches it as SIGINT.
 *
 * Where nobody handles SIGINT it ends the process, and is left to do so. While a cell's code runs up to its
 * first `await`, Node.js has put the kernel's handler aside, so that is looked for a moment later too.
 *
 * @returns stops listening
 */
export function onInterrupt(stop: () => void): () => void {
  let released = false;
  const listen = (): boolean => {
    if (!released && process.listenerCount('SIGINT') > 0) process.on('SIGINT', stop);
    return process.listeners('SIGINT').includes(stop);
  };
  if (!listen()) queueMicrotask(listen);
  return () => {
    released = true;
    process.off('SIGINT', stop);
  };
}
