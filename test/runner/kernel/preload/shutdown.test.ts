import { createConnection, freePorts } from '../../../../lib/runner/kernel/connection';
import { startKernelProcess } from '../../../../lib/runner/kernel/kernel-process';
import { Sockets } from '../../../../lib/runner/kernel/sockets';
import { projectOf } from '../../helpers';

// This test runs a real tslab kernel, which takes one to two seconds to start.
jest.setTimeout(60_000);

test.each([true, false])(
  'a kernel that is asked to shut down (restart: %s) says so and ends, although a timer of a cell runs on',
  async (restart) => {
    const project = projectOf({});
    const connection = createConnection(await freePorts(5));
    const kernel = await startKernelProcess(connection, project.root, process.env);
    const answers = new Map<unknown, (content: unknown) => void>();
    const sockets = new Sockets(connection.info, ({ header, parent, content }) => {
      if (header.msg_type.endsWith('_reply')) answers.get(parent.msg_id)?.(content);
    });
    try {
      const ask = (socket: 'shell' | 'control', type: string, question: Parameters<Sockets['send']>[2]) =>
        new Promise((resolve) => answers.set(sockets.send(socket, type, question), resolve));
      const code = 'setInterval(() => 0, 1000);';
      await ask('shell', 'execute_request', { code, silent: false, store_history: true, user_expressions: {} });
      expect(await ask('control', 'shutdown_request', { restart })).toEqual({ status: 'ok', restart });
      expect(await kernel.ended).toBe('exit status 0');
    } finally {
      sockets.close();
      await kernel.stop(0);
      project.remove();
    }
  },
);
