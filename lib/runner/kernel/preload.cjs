'use strict';
/**
 * Loaded into the tslab kernel before tslab itself: `node -r preload.cjs .../tslab kernel ...`. It cures
 * faults of the kernel, in JupyterLab and VS Code as in this project's own runner: each file says which.
 */
require('./preload/publisher.cjs');
// Before all that loads tslab's own modules, whose compiler it replaces.
require('./preload/executor.cjs');
require('./preload/protocol.cjs');
require('./preload/streams.cjs');
require('./preload/failures.cjs');
require('./preload/inspection.cjs');
// After it, which finds functions by tslab's positions.
require('./preload/positions.cjs');
require('./preload/shutdown.cjs');
require('./preload/orphans.cjs');
