// Runs the runner as a process of its own, from the compiled library: node runner-process.cjs ROOT ARGUMENTS
const { main } = require('../../lib/runner/dist/main.js');
const [root, ...args] = process.argv.slice(2);
void main(args, root).then((status) => (process.exitCode = status));
