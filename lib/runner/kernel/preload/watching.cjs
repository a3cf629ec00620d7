'use strict';
/**
 * A file that appears in the notebook's folder. tslab knows of one timer of its compiler, the one that asks
 * for a new program; when the compiler sets another, as it does for a new file that an import may mean, tslab
 * refuses that and every later cell with the words "Unexpected pending rebuildTimer". Here others are timers
 * like any other.
 */
const { replace } = require('./typescript.cjs');

replace('createWatchCompilerHost', (create) => (files, options, system, ...rest) => {
  const others = new Set();
  const { setTimeout: setRebuild, clearTimeout: clearRebuild } = system;
  const own = {
    setTimeout(callback, milliseconds, ...args) {
      if (callback.name === 'updateProgramWithWatchStatus') return setRebuild(callback, milliseconds, ...args);
      const timer = setTimeout(() => others.delete(timer) && callback(...args), milliseconds).unref();
      others.add(timer);
      return timer;
    },
    clearTimeout(timer) {
      if (others.delete(timer)) clearTimeout(timer);
      else clearRebuild(timer);
    },
  };
  return create(files, options, Object.assign(system, own), ...rest);
});
