'use strict';
/**
 * Variables of earlier cells. tslab keeps the values that they had at the end of their cell, in one object
 * for all cells: a function goes on with its own variable, which later cells do not see, and sees theirs not.
 * Here every cell has a view of the variables of the cells that succeeded before it, and adds its own. A
 * variable that a function uses is there itself, not its value; one that is declared again is another one.
 */

/**
 * @param kept the object that tslab keeps values in; it gets what is no variable
 */
function createScope(kept) {
  /** Holders by name: what `value` of a holder is, the variable is. */
  let earlier = new Map();

  return {
    /**
     * @param declared names that the cell declares
     * @returns what the cell's code gets as `exports`, and `keep`, to be called when the cell has succeeded
     */
    enter(declared) {
      const own = new Map(declared.map((name) => [name, { value: undefined }]));
      const seen = new Map([...earlier, ...own]);
      const live = new Set();
      // One for each cell, so that a function goes on with the variables that its own cell knew.
      const view = new Proxy(kept, {
        get: (target, name) => (seen.has(name) ? seen.get(name).value : target[name]),
        has: (target, name) => seen.has(name) || name in target,
        set(target, name, value) {
          // A live variable of this cell has the value already.
          if (!seen.has(name)) target[name] = value;
          else if (!live.has(name)) seen.get(name).value = value;
          return true;
        },
        // What a cell imports is defined as a getter of the module's export: its value is taken, as in tslab.
        defineProperty(target, name, { get, value }) {
          return name === '__esModule' || Reflect.set(view, name, get ? get() : value);
        },
      });
      const bind = (accessors) => {
        for (const [name, [get, set]] of Object.entries(accessors)) {
          Object.defineProperty(own.get(name), 'value', { get, set });
          live.add(name);
        }
      };
      return { view, bind, keep: () => (earlier = seen) };
    },
  };
}

/** Code that hands the variables themselves to `bind`, to stand before all other code of the cell. */
function bindings(live) {
  if (live.length === 0) return '';
  const accessors = live.map((name) => `${name}: [() => ${name}, (${name}$) => { ${name} = ${name}$; }]`);
  return `__tslab__.bind({ ${accessors.join(', ')} }); `;
}

module.exports = { createScope, bindings };
