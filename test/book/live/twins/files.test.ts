import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as files from '../../../../lib/book/live/twins/files';

/** What both file systems do, in a folder of their own: results, or the code of the error. */
function both(work: (fs: typeof files, folder: string) => unknown): [unknown, unknown] {
  const outcome = (fs: typeof files, folder: string): unknown => {
    try {
      return work(fs, folder);
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  const folder = real.mkdtempSync(join(tmpdir(), 'files-'));
  files.rmSync('/trial', { recursive: true, force: true });
  files.mkdirSync('/trial');
  try {
    return [outcome(files, '/trial'), outcome(real as unknown as typeof files, folder)];
  } finally {
    real.rmSync(folder, { recursive: true });
  }
}

test.each<[string, (fs: typeof files, folder: string) => unknown]>([
  ['a written file is read', (fs, at) => (fs.writeFileSync(`${at}/a`, 'é'), fs.readFileSync(`${at}/a`, 'utf8'))],
  ['bytes become text', (fs, at) => (fs.writeFileSync(`${at}/a`, 'é'), fs.readFileSync(`${at}/a`).toString('utf8'))],
  ['its size', (fs, at) => (fs.writeFileSync(`${at}/a`, 'é'), fs.statSync(`${at}/a`)?.size)],
  ['no such file is read', (fs, at) => fs.readFileSync(`${at}/none`)],
  ['a folder is read', (fs, at) => fs.readFileSync(at)],
  ['a file without its folder', (fs, at) => fs.writeFileSync(`${at}/no/a`, '')],
  [
    'a new file that is there',
    (fs, at) => (fs.writeFileSync(`${at}/a`, ''), fs.writeFileSync(`${at}/a`, '', { flag: 'wx' })),
  ],
  [
    'a folder is listed',
    (fs, at) => (fs.writeFileSync(`${at}/b`, ''), fs.writeFileSync(`${at}/a`, ''), fs.readdirSync(at)),
  ],
  [
    'a file is renamed',
    (fs, at) => (fs.writeFileSync(`${at}/a`, '1'), fs.renameSync(`${at}/a`, `${at}/b`), fs.readdirSync(at)),
  ],
  ['no file is removed', (fs, at) => fs.rmSync(`${at}/a`)],
  ['no file is removed by force', (fs, at) => (fs.rmSync(`${at}/a`, { force: true }), 'done')],
  ['nothing is there', (fs, at) => [fs.existsSync(`${at}/a`), fs.statSync(`${at}/a`, { throwIfNoEntry: false })]],
  [
    'opened, written and closed',
    (fs, at) => {
      const handle = fs.openSync(`${at}/a`, 'wx');
      fs.writeFileSync(handle, 'text');
      fs.fsyncSync(handle);
      fs.closeSync(handle);
      return fs.readFileSync(`${at}/a`, 'utf8');
    },
  ],
  ['opened that is not there', (fs, at) => fs.openSync(`${at}/a`, 0)],
  ['a real path of nothing', (fs, at) => fs.realpathSync(`${at}/a`)],
])('files in memory do as those of Node.js: %s', (_, work) => {
  const [inMemory, onDisk] = both(work);
  expect(inMemory).toEqual(onDisk);
});

test('watchFiles hears of what is written, renamed and removed, and not of what is placed', () => {
  const heard: unknown[] = [];
  files.watchFiles((path, bytes) => heard.push([path, bytes?.length]));
  files.placeFile('/place/there', Uint8Array.of(1));
  files.writeFileSync('/place/a', 'ab');
  files.renameSync('/place/a', '/place/b');
  files.rmSync('/place/b');
  expect(heard).toEqual([
    ['/place/a', 2],
    ['/place/a', undefined],
    ['/place/b', 2],
    ['/place/b', undefined],
  ]);
});
