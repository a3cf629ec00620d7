// The page that tells what was measured of the book.

/**
 * @typedef {object} Measurement
 * @property {string} what
 * @property {string} browser empty for what none is needed for
 * @property {string} unit
 * @property {number} value
 * @property {number} least of the rounds
 * @property {number} most of the rounds
 * @property {number} wanted at most so much; of Lighthouse's marks at least
 */

/**
 * @typedef {object} Measurements
 * @property {string} date
 * @property {string} machine
 * @property {number} cores
 * @property {Readonly<Record<string, string>>} browsers their versions, by their names
 * @property {readonly Measurement[]} measurements
 */

/**
 * A number with about three digits.
 *
 * @param {number} value
 */
const rounded = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3).replace(/\.?0+$/, ''));

/** @param {Measurement} measurement */
function row({ what, browser, unit, value, least, most, wanted }) {
  const limit = unit === 'of 100' ? `at least ${wanted}` : `at most ${wanted} ${unit}`;
  const range = least === most ? '' : `${rounded(least)} to ${rounded(most)}`;
  return `| ${what} | ${browser} | ${rounded(value)} ${unit} | ${range} | ${limit} |`;
}

/**
 * The page, made of what docs/book.json holds.
 *
 * @param {Measurements} measurements
 * @returns {string} Markdown
 */
export function measurementsText({ date, machine, cores, browsers, measurements }) {
  const versions = Object.entries(browsers).map(([name, version]) => `${name} ${version}`);
  return `# How fast the book is

Measured by \`npm run book -- --measure\` on ${date.slice(0, 10)}: ${machine}, ${cores} cores; ${versions.join(', ')}, without a window.

| what | browser | found | of the rounds | wanted |
|---|---|---|---|---|
${measurements.map(row).join('\n')}

Ten epochs are those of notebook 5: the report's network on 60,000 digits in batches of 32, validation on 10,000 and the live chart included; the median of the rounds is told. Memory is what the page's process holds for itself, and its share of what it has in common with others. A page opened from disk trains on one thread, a served one on all cores.
`;
}
