/** What a reader can do about an error of the system, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there: run it in a folder of your own',
  EPERM: 'you may not write there: run it in a folder of your own',
  EROFS: 'the disk can only be read: run it in a copy on another one',
  ENOTDIR: 'a file stands where a folder is needed: move it away',
  EEXIST: 'a file stands where a folder is needed: move it away',
  EISDIR: 'a folder stands where a file is needed: move it away',
  ENOSPC: 'the disk is full: make room',
  EDQUOT: 'your share of the disk is used up: make room',
  EFBIG: 'files may not become that large here: see ulimit -f',
  EMFILE: 'too many files are open: see ulimit -n',
  ENOENT: 'it is not there: does TMPDIR name a folder that is?',
  EADDRNOTAVAIL: 'kernels are spoken to on 127.0.0.1, which this machine does not have',
  EADDRINUSE: 'every port is in use: end other programs',
};

/** What an error says, and for one of the system what to do about it: in one line, without a stack. */
export function withAdvice(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code: unknown = 'code' in error && 'syscall' in error ? error.code : undefined;
  const advice = typeof code === 'string' ? ADVICE[code] : undefined;
  return advice === undefined ? error.message : `${error.message}: ${advice}`;
}
