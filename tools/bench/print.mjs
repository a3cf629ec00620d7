// What npm run bench prints.
/**
 * @param {string} title
 * @param {readonly object[]} table
 */
export function printTable(title, table) {
  console.log(`\n${title}`);
  console.table(table);
}

/**
 * @param {{ machine: string, cores: number, node: string, date: string }} report
 * @param {readonly { system: string, form?: string | undefined }[]} rows
 */
export function printComparison({ machine, cores, node, date }, rows) {
  console.log(`\n${machine}, ${cores} cores, Node ${node}, ${date.slice(0, 10)}`);
  printSystems(
    'Epoch of 60,000 images, batch 32, validation on 10,000 included; loss and test accuracy after the epochs given',
    rows,
  );
}

/**
 * A table of systems, and under it in what form each ran.
 *
 * @param {string} title
 * @param {readonly { system: string, form?: string | undefined }[]} rows
 */
export function printSystems(title, rows) {
  printTable(
    title,
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'form'))),
  );
  for (const { system, form } of rows) console.log(`${system}: ${form}`);
}

/**
 * What was not measured, and why.
 *
 * @param {ReadonlyMap<string, string>} absent
 * @param {import('./systems.mjs').Machine} machine
 */
export function printAbsent(absent, { python, jaxJs }) {
  for (const [name, reason] of absent) console.log(`not measured: ${name}: ${reason}`);
  const missing = [
    ...(python ? [] : ['JAX, PyTorch, TensorFlow, Keras and scikit-learn']),
    ...(jaxJs ? [] : ['jax-js']),
  ];
  if (missing.length > 0) console.log(`not measured: ${missing.join(', ')}: run "npm run bench:setup" first`);
}

/**
 * @param {ReturnType<typeof import('./comparison.mjs').evaluationTimes>} times
 */
export function printEvaluation({ firstMilliseconds, evaluateMilliseconds, predictMilliseconds }) {
  console.log(
    `10,000 test images: evaluated in ${evaluateMilliseconds} ms (${firstMilliseconds} ms the first time), ` +
      `predicted in ${predictMilliseconds} ms`,
  );
}

/**
 * @param {number} cores
 * @param {number} ratio
 */
export function printThreads(cores, ratio) {
  console.log(`threads: ${cores} are ${ratio.toFixed(2)} times as fast as 1`);
}

/** @param {Awaited<ReturnType<typeof import('./tables.mjs').growth>>} tables */
export function printGrowth(tables) {
  for (const [name, table] of Object.entries(tables)) {
    const images = name === 'hiddenUnits' || name === 'batch' ? '20,000' : '60,000';
    printTable(`Growth with ${name} (${images} images unless given, no validation)`, table);
  }
}
