import { parseArgs, styleText, type ParseArgsOptionsConfig } from "node:util";
import { BookError, formatProblems, hasErrors, type Problem } from "./problem.ts";

/** One option of a command, for parsing and for `--help`. */
export interface CommandOption {
  readonly type: "string" | "boolean";
  /** E.g. `DIR`; absent for switches. */
  readonly value?: string;
  readonly help: string;
}

/** A command as people type it. */
export interface Command {
  /** E.g. `npm run build --`. */
  readonly usage: string;
  /** One sentence. */
  readonly purpose: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  /** Names of words that must follow, e.g. `OLD NEW`. */
  readonly words?: readonly string[];
  /** Names of words that may follow those. */
  readonly moreWords?: readonly string[];
  run(
    options: Readonly<Record<string, string | undefined>>,
    words: readonly string[],
  ): Promise<number>;
}

/**
 * Runs a command and sets the exit code: 0 fine, 1 problems in the book, 2 wrong use, 70 a fault of ours.
 * Expected failures are one sentence; only a fault of ours shows its stack.
 */
export async function runCommand(command: Command, argv: readonly string[]): Promise<void> {
  try {
    const { options, words } = readArguments(command, argv);
    if (options["help"] !== undefined) console.log(helpOf(command));
    else process.exitCode = await command.run(options, words);
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

function readArguments(
  command: Command,
  argv: readonly string[],
): { options: Record<string, string | undefined>; words: string[] } {
  const known: ParseArgsOptionsConfig = { help: { type: "boolean", short: "h" } };
  for (const [name, { type }] of Object.entries(command.options)) known[name] = { type };
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    const least = command.words?.length ?? 0;
    const most = least + (command.moreWords?.length ?? 0);
    const isHelp = values["help"] === true;
    if (!isHelp && (positionals.length < least || positionals.length > most))
      throw new TypeError(
        `${least === most ? least : `${least} to ${most}`} words are needed after the options, ${positionals.length} given`,
      );
    const options = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, String(value)]),
    );
    return { options, words: positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new BookError(`${firstSentence(error.message)}.\n\n${helpOf(command)}`, 2);
  }
}

function firstSentence(message: string): string {
  return (message.split(". ")[0] ?? message).replace(/\.$/, "");
}

/** What `--help` prints. */
export function helpOf({ usage, purpose, options, words = [], moreWords = [] }: Command): string {
  const rows = Object.entries({
    ...options,
    help: { type: "boolean", help: "print this" } as CommandOption,
  });
  const names = rows.map(
    ([name, { value }]) => `--${name}${value === undefined ? "" : ` ${value}`}`,
  );
  const width = Math.max(...names.map((name) => name.length));
  const lines = rows.map(
    ([, { help }], index) => `  ${(names[index] ?? "").padEnd(width)}  ${help}`,
  );
  return [
    `usage: ${[usage, ...words, ...moreWords.map((word) => `[${word}]`)].join(" ")} [options]`,
    "",
    purpose,
    "",
    ...lines,
  ].join("\n");
}

/** Prints problems and their count to standard error; gives the exit code they ask for. */
export function reportProblems(problems: readonly Problem[]): number {
  if (problems.length > 0) process.stderr.write(formatProblems(problems));
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  if (problems.length > 0)
    process.stderr.write(`\n${plural(errors, "error")}, ${plural(warnings, "warning")}\n`);
  return hasErrors(problems) ? 1 : 0;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function reportFailure(error: unknown): number {
  if (error instanceof BookError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${styleText("bold", "This is a fault of the engine, not of the book.", { stream: process.stderr })}\n${stack}\n`,
  );
  return 70;
}
