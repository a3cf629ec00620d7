import { Kernel } from '../../../../lib/runner/kernel/kernel';
import { projectOf } from '../../helpers';

// These tests run a real tslab kernel, which takes one to two seconds to start.
jest.setTimeout(60_000);

const project = projectOf({});
let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start(project.root);
  await text("globalThis[Symbol.for('digits.pending')] = new Set();");
});
afterAll(async () => {
  await kernel.close();
  project.remove();
});

/** What a cell printed until it was answered. */
async function text(source: string, begun: () => void = () => undefined): Promise<string> {
  let written = '';
  const { status } = await kernel.execute(source, {
    timeout: 20,
    onMessage: ({ content }) => {
      written += String(content.text);
      begun();
    },
  });
  expect(status).toBe('ok');
  return written;
}

const ADD = `const add = (work) => globalThis[Symbol.for('digits.pending')].add(work);
const after = (milliseconds, act) => new Promise((resolve) => setTimeout(resolve, milliseconds)).then(act);`;

test('a cell is answered when what it began to show is shown, what joins meanwhile and what fails included', async () => {
  const shown = await text(`${ADD}
    add(after(100, () => { add(after(100, () => console.log('second'))); console.log('first'); throw 1; }));
    console.log('cell');`);
  expect(shown).toBe('cell\nfirst\nsecond\n');
});

test('a cell that fails is answered after what it began to show, too', async () => {
  let shown = '';
  const onMessage = ({ content }: { readonly content: { readonly text?: unknown } }) => (shown += String(content.text));
  const { status } = await kernel.execute(`${ADD} add(after(100, () => console.log('late'))); throw 1;`, {
    timeout: 20,
    onMessage,
  });
  expect(status).toBe('error');
  expect(shown).toMatch(/late\n$/);
  // For 200 ms after an error tslab answers every request with `abort`.
  await new Promise((resolve) => setTimeout(resolve, 250));
});

test('an interrupt ends the waiting, and the next cell does not wait again', async () => {
  const interrupt = () => setTimeout(() => process.kill(kernel.pid, 'SIGINT'), 100);
  expect(await text(`${ADD} add(new Promise(() => undefined)); console.log('endless');`, interrupt)).toBe('endless\n');
  expect(await text('console.log("next")')).toBe('next\n');
});
