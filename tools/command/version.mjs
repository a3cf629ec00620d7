// Versions of programs.

/**
 * Whether a version is another or a later one, by its first two numbers.
 *
 * @param {string} version such as `20.19.0`
 * @param {string} oldest such as `20.19`
 */
export function isAtLeast(version, oldest) {
  const [[major = NaN, minor = NaN], [oldestMajor = NaN, oldestMinor = NaN]] = [parts(version), parts(oldest)];
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** @param {string} version */
const parts = (version) => version.split('.').map(Number);
