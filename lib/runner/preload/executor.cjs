'use strict';
/** tslab's way to run a cell, with the cures that belong before, around and after it. */
require('./converter.cjs');
const { settle } = require('./pending.cjs');
const { createScope, bindings } = require('./scope.cjs');

const executor = require('./tslab.cjs')('tslab/dist/executor');
const { createExecutor } = executor;

executor.createExecutor = (folder, converters, console) => {
  let entered;
  let interrupted = () => undefined;
  const node = {
    ...converters.node,
    convert(declarations, source) {
      const converted = converters.node.convert(declarations, source);
      const { cell, output } = converted;
      if (!output) return converted;
      entered = scope.enter(cell.declared);
      Object.assign(globalThis.__tslab__, { exports: entered.view, bind: entered.bind });
      return { ...converted, output: bindings(cell.live) + output };
    },
  };
  const cured = { node, get browser() { return converters.browser; }, close: () => converters.close() };
  const created = createExecutor(folder, cured, console);
  const scope = createScope(created.locals);

  return {
    ...created,
    async execute(source) {
      entered = undefined;
      const succeeded = await created.execute(source);
      if (succeeded) entered?.keep();
      await settle(new Promise((resolve) => (interrupted = resolve)));
      return succeeded;
    },
    interrupt() {
      interrupted();
      created.interrupt();
    },
  };
};
