'use strict';
/**
 * What a cell that fails stops. tslab refuses all cells that were sent behind it, unseen, also where the front
 * end asks it to go on, as for a cell that may fail (`raises-exception`, `--allow-errors`).
 */
const { prototype } = require('./tslab.cjs')('tslab/dist/jupyter').JupyterHandlerImpl;
const { handleExecute, handleExecuteImpl } = prototype;

/** Requests whose cells failed and stop no other. */
const failed = new WeakSet();

/** For the queue of cells such a failure is a success, so that it goes on with the next. */
prototype.handleExecuteImpl = async function (request, ...rest) {
  try {
    return await handleExecuteImpl.call(this, request, ...rest);
  } catch (thrown) {
    // A cell that fails throws its number.
    if (request.stop_on_error !== false || thrown instanceof Error) throw thrown;
    failed.add(request);
    return thrown;
  }
};

prototype.handleExecute = async function (request, ...rest) {
  const reply = await handleExecute.call(this, request, ...rest);
  return failed.has(request) ? { ...reply, status: 'error' } : reply;
};
