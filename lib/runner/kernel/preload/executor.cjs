'use strict';
/** tslab's way to run a cell, with the cures that belong before, around and after it. */
const { inspect } = require('node:util');
require('./converter.cjs');
const cells = require('./cells.cjs');
const { leave } = require('./compiled.cjs');
require('./errors.cjs');
const { createInterrupt, isInterrupt } = require('./interrupt.cjs');
const { settle } = require('./pending.cjs');
const { withHint } = require('./promises.cjs');
const { createScope, bindings } = require('./scope.cjs');

const executor = require('./tslab.cjs')('tslab/dist/executor');
const { createExecutor } = executor;

/** What tslab prints of a cell that failed: a line about its code, or the value that was thrown. */
function failed(...what) {
  const [value] = what;
  if (what.length > 1) console.error(...what);
  else if (isInterrupt(value)) console.error('Interrupted: the cell was stopped.');
  else console.error(value instanceof Error ? value : `thrown: ${inspect(value)}`);
}

executor.createExecutor = (folder, converters, { log }) => {
  let count = 0;
  let entered;
  const node = {
    ...converters.node,
    convert(declarations, source) {
      const converted = converters.node.convert(declarations, source);
      const { cell, output } = converted;
      leave(source, converted);
      if (!output) return converted;
      entered = scope.enter(cell.declared);
      Object.assign(globalThis.__tslab__, { exports: entered.view, bind: entered.bind });
      const code = cells.named(output, bindings(cell.live), cell, converted.hasToplevelAwait);
      return { ...converted, output: code };
    },
  };
  const cured = {
    node,
    get browser() {
      return converters.browser;
    },
    close: () => converters.close(),
  };
  const created = createExecutor(folder, cured, { log: (value) => log(withHint(value)), error: failed });
  const scope = createScope(created.locals);
  const interrupt = createInterrupt(() => created.interrupt());

  return {
    ...created,
    async execute(source) {
      cells.begin(++count);
      entered = undefined;
      const succeeded = await interrupt.during(() => created.execute(source));
      if (succeeded) entered?.keep();
      await settle(interrupt.next());
      return succeeded;
    },
    interrupt: interrupt.now,
  };
};
