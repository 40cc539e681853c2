/**
 * Runs before a build (`node --import`) and ends it at one step, named in LAST_STEP, e.g. `after write 12`:
 * `before` or `after` the 12th file is written. The steps are `make` (a folder), `write`, `rename` and `remove`.
 * With STEP_FAULT the step fails instead, with that code, e.g. ENOSPC, or as a mistake in our code would (`bug`).
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [side, name, count] = (process.env["LAST_STEP"] ?? "").split(" ");
const fault = process.env["STEP_FAULT"];
const steps = {
  make: "mkdirSync",
  write: "writeFileSync",
  rename: "renameSync",
  remove: "rmSync",
} as const;

let taken = 0;
for (const [step, call] of Object.entries(steps)) {
  if (step !== name) continue;
  const plain: (...words: readonly unknown[]) => unknown = Reflect.get<object, string>(fs, call);
  Reflect.set(fs, call, (...words: unknown[]): unknown => {
    // A build writes below a folder of its own; what packages do elsewhere is not its doing.
    const isOurs = String(words[0]).includes("-making-");
    if (isOurs) taken += 1;
    const isNow = isOurs && taken === Number(count);
    if (isNow && side === "before") end();
    const result = plain(...words);
    if (isNow && side === "after") end();
    return result;
  });
}
syncBuiltinESMExports();

function end(): void {
  if (fault === "bug") throw new TypeError("made to fail by a test");
  if (fault !== undefined) throw Object.assign(new Error(fault), { code: fault });
  process.kill(-process.pid, "SIGKILL");
}
