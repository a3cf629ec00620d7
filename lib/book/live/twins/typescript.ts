/* The kernel's own TypeScript, in which some functions are replaced, as `runner/kernel/preload/typescript` does it in Node.js. */
import * as bundled from '@tslab/typescript-for-tslab';

import { system } from './types';

type Functions = Readonly<Record<string, unknown>>;
type Replace = (before: unknown) => unknown;

const replaced = new Map<string, unknown>();
const own = bundled as unknown as Functions & { readonly setSys: (system: object) => void };
own.setSys(system);

export const typescript: Functions = own;

/** What tslab's converter gets in place of the package. */
export const cured: Functions = new Proxy(own, {
  get: (module, name): unknown =>
    typeof name === 'string' && replaced.has(name) ? replaced.get(name) : Reflect.get(module, name),
});

/**
 * @param name of a function of TypeScript
 * @param cure gets that function, and gives the one to call in its place
 */
export function replace(name: string, cure: Replace): void {
  replaced.set(name, cure(replaced.get(name) ?? own[name]));
}
