/* Loaded first by the script of the worker that compiles: what its compiler expects of Node.js. */
import { createProcess } from '../twins/process';
import { nodeTimers } from '../twins/timers';

// It writes JavaScript for this version.
Reflect.set(globalThis, 'process', { ...createProcess({}), version: 'v20.19.0' });
Object.assign(globalThis, nodeTimers(globalThis));
