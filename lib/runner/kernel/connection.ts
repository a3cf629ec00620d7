import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { isRunning } from '@digits/common/files';
import { reasonOf } from '@digits/common/text';

/** What a connection file says: https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files */
export interface ConnectionInfo {
  readonly transport: 'tcp';
  readonly ip: string;
  readonly signature_scheme: 'hmac-sha256';
  /** Signs every message. */
  readonly key: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
}

/** Where a kernel listens, in memory and as the file that the kernel reads. */
export interface Connection {
  readonly info: ConnectionInfo;
  /** Path of the connection file: it holds the key, so only the user may read it. */
  readonly file: string;
  /** Removes the file and its folder. */
  readonly remove: () => void;
}

/** Ports of the loopback interface that are free now, all different; nothing keeps them so. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  try {
    return await Promise.all(
      servers.map(
        (server) =>
          new Promise<number>((resolve, reject) => {
            server.once('error', reject);
            server.listen(0, '127.0.0.1', () => {
              const address = server.address();
              if (typeof address === 'object' && address !== null) resolve(address.port);
              else reject(new Error(`looking for a free port: expected an address, found ${String(address)}`));
            });
          }),
      ),
    );
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/**
 * Checks that programs of this machine reach each other on the loopback interface, as the runner and its
 * kernel must.
 *
 * @throws Error that says what to do
 */
export async function checkLoopback(): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        const socket = connect({ port, host: '127.0.0.1', timeout: 5000 });
        socket.once('connect', resolve).once('error', reject);
        socket.once('timeout', () => reject(new Error('no answer in 5 seconds')));
        socket.once('close', () => socket.destroy());
      });
    });
  } catch (error) {
    throw new Error(
      `looking for the loopback interface, on which kernels are spoken to: ${reasonOf(error)}: ` +
        'bring 127.0.0.1 up (on Linux: ip link set lo up)',
      { cause: error },
    );
  } finally {
    server.close();
  }
}

/** How the folders of connection files begin; the number of the process that made one follows. */
const PREFIX = 'digits-kernel-';

/** Removes the folders that runners left which were killed before they could. */
function removeStale(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
}

/**
 * Writes a connection file into a new private folder, and removes those of runners that were killed.
 *
 * @param ports five ports of the loopback interface: shell, iopub, stdin, control, heartbeat
 * @param parent where the folder is made
 * @throws RangeError if fewer than five ports are given
 */
export function createConnection(ports: readonly number[], parent: string = os.tmpdir()): Connection {
  const [shell, iopub, stdin, control, heartbeat] = ports;
  if (!shell || !iopub || !stdin || !control || !heartbeat) {
    throw new RangeError(`making a connection file: expected 5 ports, found ${ports.length}`);
  }
  const info: ConnectionInfo = {
    transport: 'tcp',
    ip: '127.0.0.1',
    signature_scheme: 'hmac-sha256',
    key: randomUUID(),
    shell_port: shell,
    iopub_port: iopub,
    stdin_port: stdin,
    control_port: control,
    hb_port: heartbeat,
  };
  removeStale(parent);
  const folder = mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const file = path.join(folder, 'connection.json');
  try {
    writeFileSync(file, JSON.stringify(info), { mode: 0o600 });
  } catch (error) {
    remove();
    throw error;
  }
  return { info, file, remove };
}
