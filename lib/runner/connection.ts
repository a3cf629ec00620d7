import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { JupyterConnectionInfo } from 'enchannel-zmq-backend';

/** Where a kernel listens, in memory and as the file that the kernel reads. */
export interface Connection {
  readonly info: JupyterConnectionInfo;
  /** Path of the connection file: it holds the key, so only the user may read it. */
  readonly file: string;
  /** Removes the file and its folder. */
  remove(): void;
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
 * Writes a connection file into a new private folder.
 *
 * @param ports five ports of the loopback interface: shell, iopub, stdin, control, heartbeat
 * @throws RangeError if fewer than five ports are given
 */
export function createConnection(ports: readonly number[]): Connection {
  const [shell, iopub, stdin, control, heartbeat] = ports;
  if (!shell || !iopub || !stdin || !control || !heartbeat) {
    throw new RangeError(`making a connection file: expected 5 ports, found ${ports.length}`);
  }
  const info: JupyterConnectionInfo = {
    version: 5,
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
  const folder = mkdtempSync(path.join(os.tmpdir(), 'digits-kernel-'));
  const file = path.join(folder, 'connection.json');
  writeFileSync(file, JSON.stringify(info), { mode: 0o600 });
  return { info, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
