import { parentPort, Worker, workerData } from "node:worker_threads";

/**
 * Has a module do its work beside everything else, on a processor of its own: `module` calls `answerAside`, and gets and
 * gives plain data. What fails there fails here.
 */
export async function doAside<Input, Output>(module: URL, input: Input): Promise<Output> {
  const worker = new Worker(module, { workerData: input });
  try {
    return await new Promise<Output>((done, fail) => {
      worker.once("message", done);
      worker.once("error", fail);
      worker.once("exit", () => fail(new Error(`${module.pathname} ended without an answer.`)));
    });
  } finally {
    await worker.terminate();
  }
}

/** Does the work of a module that was asked by `doAside`; what is thrown here, at once or later, fails there. */
export function answerAside<Input, Output>(work: (input: Input) => Output | Promise<Output>): void {
  void (async () => parentPort?.postMessage(await work(workerData as Input), []))();
}
