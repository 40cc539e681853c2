import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Taking the types out of the engine's files and compiling them costs every command 0.3 s, so what came of it is kept.
// Not in the temporary folder, where others could plant code. This file is no TypeScript itself: for one such file the
// machinery that takes types out would be started after all.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url)));
