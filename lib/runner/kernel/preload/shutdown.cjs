'use strict';
/**
 * The end of a kernel that is asked for. tslab closes its connections and leaves the process to end when nothing is left
 * to do: a timer of a cell kept it for ever, after each restart one more, until a front end lost patience and killed it.
 * And it told a front end that restarts the kernel that it does not.
 */
const { JupyterHandlerImpl, ZmqServer } = require('./tslab.cjs')('tslab/dist/jupyter');

/** Milliseconds for what is on its way to the front end. */
const GRACE = 500;

JupyterHandlerImpl.prototype.handleShutdown = ({ restart }) => ({ status: 'ok', restart: restart === true });

const { close } = ZmqServer.prototype;
ZmqServer.prototype.close = function () {
  setTimeout(() => process.exit(0), GRACE).unref();
  return close.call(this);
};
