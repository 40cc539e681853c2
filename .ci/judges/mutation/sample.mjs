/** Every so-manieth function and constant is put to the test; 1 takes all of them, which takes a night. */
const part = Number(process.env.MUTATION_PART ?? 16);

/**
 * Leaves out what stands at the top of a file unless its name is in the sample. A sum over the letters of the name
 * decides, so that the sample is the same on every machine, takes a little of every file, and nobody has chosen it.
 */
const sample = {
  shouldIgnore(path) {
    if (!path.parentPath?.isProgram()) return undefined;
    const declared = path.node.declaration ?? path.node;
    const name = declared.id?.name ?? declared.declarations?.[0]?.id?.name ?? "";
    return sumOf(name) % part === 0 ? undefined : "It is not in the sample.";
  },
};

function sumOf(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum;
}

export const strykerPlugins = [{ kind: "Ignore", name: "sample", value: sample }];
