import { Listr } from "listr2";

/** One step of long work, with a way to say how far it has come. */
export interface Step {
  readonly title: string;
  run(report: (progress: string) => void): Promise<void>;
}

/** Seconds each step took, by title. */
export type Timings = ReadonlyMap<string, number>;

/**
 * Runs steps side by side with a live display on a terminal and plain lines in a log.
 * The first failure is thrown after all steps have ended, so that nothing writes on behind the reader's back.
 */
export async function runSteps(steps: readonly Step[]): Promise<Timings> {
  const timings = new Map<string, number>();
  const failures: unknown[] = [];
  const tasks = steps.map(({ title, run }) => ({
    title,
    task: async (_context: unknown, task: { title: string; output: string }) => {
      const start = performance.now();
      try {
        await run((progress) => (task.output = progress));
      } catch (error) {
        failures.push(error);
        throw error;
      } finally {
        timings.set(title, (performance.now() - start) / 1000);
      }
    },
  }));
  const isTerminal = process.stderr.isTTY === true && process.env["CI"] === undefined;
  await new Listr(tasks, {
    concurrent: true,
    exitOnError: false,
    renderer: isTerminal ? "default" : "silent",
    rendererOptions: { showErrorMessage: false, collapseErrors: false } as object,
  }).run();
  if (!isTerminal) {
    for (const [title, seconds] of timings)
      process.stderr.write(`${title}: ${seconds.toFixed(1)} s\n`);
  }
  if (failures.length > 0) throw failures[0];
  return timings;
}
