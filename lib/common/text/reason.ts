/**
 * Why something failed, in words: the message of an error, also of one that comes from another realm, as those
 * of Node.js do in a notebook; of anything else that was thrown, the thing itself as text.
 */
export function reasonOf(error: unknown): string {
  const isMessenger = typeof error === 'object' && error !== null && 'message' in error;
  return isMessenger && typeof error.message === 'string' ? error.message : String(error);
}
