import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a command did. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A small project with the real tools, whose path holds a space, and whose packages are stand-ins. */
export interface Project {
  readonly root: string;
  write(file: string, text: string): void;
  /**
   * Runs one of the tools as a user does.
   *
   * @param options variables of the environment; whether the reader of the output goes after the first of it
   */
  run(
    tool: string,
    args?: readonly string[],
    options?: { env?: NodeJS.ProcessEnv; readOnce?: boolean },
  ): Promise<Outcome>;
  remove(): void;
}

/** What npm would do: notes its arguments. */
const NPM = `require('node:fs').appendFileSync(require('node:path').join(__dirname, 'npm.log'), process.argv.slice(2).join(' ') + '\\n');`;

/** What a build would do: notes that it was asked for, between the calls of npm. */
const BUILD = `import { appendFileSync } from 'node:fs';
  appendFileSync(new URL('../npm.log', import.meta.url), 'build\\n');`;

/** @param builds whether it builds indeed */
export function project({ builds = false } = {}): Project {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'digits-test-')));
  const root = path.join(folder, 'a project');
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  cpSync(path.join(__dirname, '..', '..', 'tools'), path.join(root, 'tools'), { recursive: true });
  if (!builds) write('tools/build.mjs', BUILD);
  write('npm.js', NPM);
  write('npm.log', '');
  write('package-lock.json', '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}');
  write('node_modules/.package-lock.json', '{"packages":{"node_modules/a":{"version":"1.0.0"}}}');
  write('node_modules/a/package.json', '{"name":"a"}');
  return {
    root,
    write,
    run: (tool, args = [], { env = {}, readOnce = false } = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [path.join(root, 'tools', tool), ...args], {
          env: { ...process.env, npm_execpath: path.join(root, 'npm.js'), ...env },
        });
        let stdout = '';
        let stderr = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          stdout += text;
          if (readOnce) child.stdout.destroy();
        });
        child.once('error', reject);
        child.once('close', (status) => resolve({ status, stdout, stderr }));
      }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
