// npm run study [-- OPTIONS]: trains every model of the comparison with several seeds.
import { createRequire } from 'node:module';
import { build, command, install } from './prepare.mjs';

await command(() => {
  install();
  build();
  const { main } = createRequire(import.meta.url)('../lib/digits/dist/study/main.js');
  return main(process.argv.slice(2));
});
