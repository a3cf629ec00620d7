// Where everything lies that the native binding of tfjs-node needs.
import path from 'node:path';

import { installed, OUTPUT, place, pythonOf } from '../project/places.mjs';

/** The package that the binding is for. */
export const TFJS_NODE = installed('@tensorflow', 'tfjs-node');

/**
 * The binding within the package. It speaks Node-API 8, the latest that the package knows and every
 * Node.js since 15.12 has, so that one file serves all of them.
 */
export const BINDING = path.join('lib', 'napi-v8', 'tfjs_binding.node');

/** Holds the wheel's libraries and the binding built for them; kept when npm makes node_modules anew. */
export const VENV = place('.venv-native');
export const VENV_PYTHON = pythonOf(VENV);
/** TensorFlow as the wheel has it: headers in `include`, shared libraries beside it. */
export const TENSORFLOW = path.join(VENV, 'wheel', 'tensorflow');
export const BUILT_BINDING = path.join(VENV, 'tfjs_binding.node');
export const REQUIREMENTS = place('tools', 'requirements-native.txt');

/** Where upstream's installer works, away from the package itself. */
export const UPSTREAM_STAGE = place('.cache', 'native-upstream');
export const LOG = path.join(OUTPUT, 'setup-native.log');
