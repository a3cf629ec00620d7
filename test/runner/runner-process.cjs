// Runs the runner as a process of its own, from the compiled library: node runner-process.cjs ROOT
const { main } = require('../../lib/runner/dist/main.js');
void main({ timeout: 600 }, process.argv[2]).then((status) => (process.exitCode = status));
