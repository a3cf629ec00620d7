/** @system starts runs and kills them */
import { setTimeout as pause } from 'node:timers/promises';

import { seededRandom } from '../../lib/digits/random/random';
import { until } from '../runner/helpers';
import { cases, PATIENCE, reporter, WHOLE } from './cases';
import { KilledProject } from './killed-project';
import { Run, statusOf } from './killed-run';

const random = seededRandom(70);
const project = new KilledProject();
afterAll(project.remove);

/** Where a run is ended: from when on, and within how many milliseconds after that. */
interface Stage {
  readonly name: string;
  readonly hasBegun: (run: Run) => boolean;
  readonly within: number;
}

/** The first of them are those of `npm test`. */
const STAGES: readonly Stage[] = [
  { name: 'choosing a backend', hasBegun: (run) => run.hasChild('selectBackend'), within: 600 },
  { name: 'starting a kernel', hasBegun: (run) => run.hasChild('tslab'), within: 1000 },
  { name: 'running cells', hasBegun: () => project.begun, within: 500 },
  { name: 'drawing', hasBegun: (run) => run.hasChild('drawing-main'), within: 1200 },
  { name: 'writing', hasBegun: () => project.hasNewPicture, within: 30 },
  { name: 'loading', hasBegun: () => true, within: 600 },
];

/** How a run is ended. Their number and that of the stages have no common divisor, so that all pairs are met. */
const WAYS: readonly { readonly signals: readonly NodeJS.Signals[]; readonly toGroup?: boolean }[] = [
  { signals: ['SIGINT'], toGroup: true },
  { signals: ['SIGKILL'] },
  { signals: ['SIGTERM'] },
  { signals: ['SIGINT', 'SIGINT'], toGroup: true },
  { signals: ['SIGHUP'], toGroup: true },
  { signals: ['SIGINT'] },
  { signals: ['SIGTERM', 'SIGINT'] },
];

let runs = 0;

function start(): Run {
  project.reset();
  return new Run(project.root, project.temporary, ++runs);
}

/** Nothing keeps the next run from all its work, and after it there is no litter, of killed ones neither. */
async function expectNextWorks(): Promise<void> {
  const run = start();
  expect(await run.ended).toMatchObject({ status: 0, stderr: '', byItself: true });
  expect(await run.orphans(10)).toEqual([]);
  project.expectWhole(runs, true);
  expect(project.litter()).toEqual([]);
}

/** Ends a run in a stage, in a way, and looks at what is left of it. @returns whether it was still running */
async function endOne(stage: Stage, { signals, toGroup = false }: (typeof WAYS)[number]): Promise<boolean> {
  const litter = project.litter();
  const run = start();
  expect(await until(() => stage.hasBegun(run), 60)).toBe(true);
  await pause(random.below(stage.within));
  const inTime = !run.hasEnded;
  await run.end(signals, toGroup, random.below(20));
  const { status, byItself, stdout, stderr } = await run.ended;
  expect(await run.orphans(10)).toEqual([]);

  const complete = stdout.includes('\nTime: ');
  // Signals that come before the process runs again are delivered by their numbers, so either may be the one it ends by;
  // before it listens, and once it has nothing left to do but to end, the system ends it.
  const told = (signal: NodeJS.Signals): string => `\nstopped by ${signal}\n`;
  expect([...(complete ? [0] : []), ...signals.map(statusOf)]).toContain(status);
  expect(['', ...signals.map(told)]).toContain(stderr);
  if (byItself && status !== 0)
    expect(signals.map((signal) => [statusOf(signal), told(signal)])).toContainEqual([status, stderr]);
  project.expectWhole(runs, complete);
  // What a killed one leaves goes with the next whole run.
  if (!signals.includes('SIGKILL')) expect(project.litter().filter((file) => !litter.includes(file))).toEqual([]);
  return inTime;
}

test(
  'a run that is ended at any moment leaves whole files, no process and no litter, and the next one works',
  async () => {
    const total = cases(2, 70);
    const report = reporter('kills of a run', total);
    const inTime: Record<string, number> = {};
    for (let done = 0; done < total; done++) {
      const [stage, way] = [STAGES[done % STAGES.length], WAYS[done % WAYS.length]];
      if (stage === undefined || way === undefined) throw new Error('no case');
      if (await endOne(stage, way)) inTime[stage.name] = (inTime[stage.name] ?? 0) + 1;
      if (done % 7 === 6) await expectNextWorks();
      report(done + 1);
    }
    await expectNextWorks();
    if (WHOLE) expect(STAGES.filter(({ name }) => inTime[name] === undefined)).toEqual([]);
  },
  PATIENCE,
);
