import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Says which engine this is: its code, the packages it is locked to, and what of the machine decides about arithmetic.
 * What one engine has kept, another does not take.
 */
export function engineVersion(): string {
  known ??= hashEngine();
  return known;
}
let known: string | undefined;

function hashEngine(): string {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const code = globSync("scripts/**/*.{ts,js}", { cwd: root });
  const hash = createHash("sha256");
  hash.update([process.version, process.platform, process.arch].join());
  for (const file of [...code, "package-lock.json"].toSorted())
    hash.update(`\n${file}\n`).update(readFileSync(`${root}/${file}`));
  return hash.digest("hex");
}
