'use strict';
/**
 * Lost output: tslab publishes without waiting, and a ZeroMQ publisher drops what exceeds its queue, so a
 * cell that prints many lines at once loses some, the message that it has finished included. Here the queue
 * has no limit.
 */
const zeromq = require('./tslab.cjs')('zeromq');

zeromq.Publisher = class extends zeromq.Publisher {
  constructor(options) {
    super({ ...options, sendHighWaterMark: 0, sendTimeout: 0 });
  }
};
