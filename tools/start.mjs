// npm start [-- OPTIONS]: installs what is missing, builds the library and runs the notebooks.
import { createRequire } from 'node:module';
import { build, command, install, ROOT } from './prepare.mjs';

await command(() => {
  install();
  build();
  // In this process, so that a Ctrl-C and the exit status are the runner's own.
  const { main } = createRequire(import.meta.url)('../lib/runner/dist/main.js');
  return main(process.argv.slice(2), ROOT);
});
