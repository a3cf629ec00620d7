/* Loaded first by the script of the worker that compiles: its compiler asks for the version of Node.js, whose JavaScript it writes. */
import { createProcess } from '../twins/process';

Reflect.set(globalThis, 'process', { ...createProcess({}), version: 'v20.19.0' });
