/** @system starts a kernel */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { PLOTLY_MIME } from '@digits/common/protocol';

import { Kernel } from '../../../lib/runner/kernel/kernel';
import { OutputCollector } from '../../../lib/runner/kernel/outputs';
import { isJsonObject } from '../../../lib/runner/notebook/notebook';
import { decode } from '../../pictures/helpers';
import { isAlive, until } from '../../runner/helpers';

// This test runs a real kernel with the compiled library, and draws in a process beside it.
jest.setTimeout(60_000);

/** The form of each display of a cell when it is answered. */
async function formsOf(kernel: Kernel, source: string) {
  const collector = new OutputCollector();
  const { status } = await kernel.execute(source, { timeout: 50, onMessage: (message) => collector.add(0, message) });
  expect(status).toBe('ok');
  return collector.of(0).map((output) => (output.output_type === 'display_data' ? output.data : {}));
}

const children = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);

test('a cell in a notebook has its pictures when it is answered, the last state of a growing one included', async () => {
  const kernel = await Kernel.start(path.join(__dirname, '../../../notebooks'));
  await formsOf(kernel, "import { liveFigure, show } from 'digits';\nprocess.env.DIGITS_PICTURES = 'none';");
  const red = "{ data: [{ type: 'bar', y: [1], marker: { color: '#ff0000' } }] }";
  expect((await formsOf(kernel, `show(${red});`)).map(Object.keys)).toEqual([[PLOTLY_MIME, 'text/plain']]);
  expect(children(kernel.pid)).toEqual([]);

  await formsOf(kernel, 'delete process.env.DIGITS_PICTURES;');
  const forms = await formsOf(kernel, `liveFigure({ data: [] }).update(${red});`);
  expect(forms.map((data) => Object.keys(data).sort())).toEqual([[PLOTLY_MIME, 'image/png', 'text/plain']]);
  const png = isJsonObject(forms[0]) ? forms[0]['image/png'] : undefined;
  expect(decode(Buffer.from(String(png), 'base64')).count('#ff0000')).toBeGreaterThan(1000);

  const [drawing] = children(kernel.pid).map(Number);
  process.kill(kernel.pid, 'SIGKILL');
  expect(await until(() => drawing !== undefined && !isAlive(drawing), 10)).toBe(true);
  await kernel.close(0);
});
