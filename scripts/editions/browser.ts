import { accessSync, constants, existsSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { BookError } from "../lib/problem.ts";
import { openCache, unpackBrowser, unpackFonts } from "./chromium.ts";

/** A running browser without a window, for pagination and for tests. */
export interface OpenBrowser {
  readonly browser: Browser;
  /** Ends the browser and removes its temporary profile; may be called twice. */
  close(): Promise<void>;
}

/** A browser that can be started, and what its process must find in its environment. */
interface Program {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Nothing that varies with the machine may reach a page: no GPU, no hinting, one language, one color profile, no network of its own. */
const switches = [
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-lcd-text",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--force-device-scale-factor=1",
  "--hide-scrollbars",
  "--lang=en-US",
  "--no-pings",
];

const searchNames = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "chrome-headless-shell",
];

const missing =
  "No browser was found for the print edition: install Google Chrome, Chromium or Microsoft Edge, " +
  "or set BRIEFING_BROWSER to the path of one.";

/**
 * Starts the browser that makes print: the one BRIEFING_BROWSER names, else the packaged one (Linux x64), else an
 * installed Chrome, Chromium or Edge. It also ends when this process is interrupted.
 */
export async function openBrowser(): Promise<OpenBrowser> {
  const program = await findProgram();
  const profile = await mkdtemp(join(tmpdir(), "briefing-browser-"));
  try {
    const browser = await launch(program, profile);
    ignoreTornPipes(browser);
    return guard(browser, profile);
  } catch (error) {
    removeProfile(profile);
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new BookError(`The browser ${program.executable} did not start: ${reason}`);
  }
}

async function findProgram(): Promise<Program> {
  const named = process.env["BRIEFING_BROWSER"];
  if (named) {
    if (!existsSync(named))
      throw new BookError(`BRIEFING_BROWSER names ${named}, which does not exist.`);
    return { executable: named, environment: await fontEnvironment() };
  }
  if (process.platform === "linux" && process.arch === "x64") return await openPackaged();
  const executable = installedPaths().find(isExecutable);
  if (executable === undefined) throw new BookError(missing);
  return { executable, environment: await fontEnvironment() };
}

async function openPackaged(): Promise<Program> {
  const folder = await openCache();
  const { executable, libraries } = await unpackBrowser(folder);
  const environment = { FONTCONFIG_FILE: await unpackFonts(folder) };
  if (libraries === undefined) return { executable, environment };
  return { executable, environment: { ...environment, LD_LIBRARY_PATH: libraries } };
}

/** Fontconfig exists on Linux only; elsewhere the book's own fonts win because every family it uses is embedded. */
async function fontEnvironment(): Promise<Record<string, string>> {
  if (process.platform !== "linux") return {};
  return { FONTCONFIG_FILE: await unpackFonts(await openCache()) };
}

/** The places where installers put browsers, best first. */
function installedPaths(): string[] {
  if (process.platform === "darwin") {
    const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
    const roots = ["/Applications", join(process.env["HOME"] ?? "", "Applications")];
    return names.flatMap((name) =>
      roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];
    const tails = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"];
    const places = [...tails, "Microsoft/Edge/Application/msedge.exe"];
    const folders = roots.flatMap((name) => process.env[name] ?? []);
    return places.flatMap((tail) => folders.map((root) => join(root, tail)));
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return searchNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Root cannot use the sandbox, and some machines forbid it to everybody: only then is it left out. */
async function launch(program: Program, profile: string): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) return await start(program, profile, ["--no-sandbox"]);
  try {
    return await start(program, profile, []);
  } catch (error) {
    if (!(error instanceof Error && /sandbox/i.test(error.message))) throw error;
    return await start(program, profile, ["--no-sandbox"]);
  }
}

async function start(program: Program, profile: string, extra: string[]): Promise<Browser> {
  return await puppeteer.launch({
    executablePath: program.executable,
    headless: "shell",
    args: [...switches, ...extra],
    env: {
      ...process.env,
      TZ: "UTC",
      LANG: "en_US.UTF-8",
      LC_ALL: "en_US.UTF-8",
      ...program.environment,
    },
    userDataDir: profile,
    protocolTimeout: 0,
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** A browser that dies tears its pipes, also after Puppeteer has let go of them; that it died is told by its calls. */
function ignoreTornPipes(browser: Browser): void {
  for (const pipe of browser.process()?.stdio ?? []) pipe?.on("error", () => undefined);
}

/** Ends the browser with this process, whatever ends it, and hands a signal on to whoever else waits for it. */
function guard(browser: Browser, profile: string): OpenBrowser {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const kill = (): void => {
    browser.process()?.kill("SIGKILL");
    removeProfile(profile);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    release();
    kill();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off("exit", kill);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.on("exit", kill);
  const close = async (): Promise<void> => {
    release();
    await browser.close().catch(() => browser.process()?.kill("SIGKILL"));
    removeProfile(profile);
  };
  return { browser, close };
}

function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
