import { BookError } from "../../lib/problem.ts";

/** How patient a request is; tests are less so. */
export interface Patience {
  /** Milliseconds until an answer must be whole. */
  readonly timeout: number;
  /** How often it is asked in all. */
  readonly tries: number;
  /** Milliseconds before the second try; each further wait is twice as long. */
  readonly pause: number;
  /** Bytes an answer may have: more is not the file that was meant. */
  readonly limit: number;
}

/** What people at an editor's desk are content with. */
export const usualPatience: Patience = {
  timeout: 30_000,
  tries: 4,
  pause: 1_000,
  limit: 50_000_000,
};

/** An answer that came whole. */
export interface Answer {
  readonly address: string;
  readonly bytes: Uint8Array;
  /** E.g. `text/html`; empty when the server does not say. */
  readonly type: string;
}

/** Why one try failed, and whether another may help. */
interface Failure {
  readonly reason: string;
  readonly again: boolean;
  /** Milliseconds the server asks to be left alone. */
  readonly wait?: number;
}

/** A server that asks to be left alone for longer than this is left alone for good. */
const longestWait = 60_000;

/** Asks a server for a file: tries again where that may help, and says in one sentence why it failed. */
export async function request(
  address: string,
  patience: Patience = usualPatience,
): Promise<Answer> {
  let pause = patience.pause;
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryOnce(address, patience);
    if (!("reason" in result)) return result;
    const wait = result.wait ?? pause;
    if (!result.again || attempt >= patience.tries || wait > longestWait)
      throw new BookError(
        `${address} ${result.reason}${attempt > 1 ? `, ${attempt} times` : ""}. Nothing was changed.`,
      );
    await new Promise((done) => setTimeout(done, wait));
    pause *= 2;
  }
}

async function tryOnce(address: string, patience: Patience): Promise<Answer | Failure> {
  const signal = AbortSignal.timeout(patience.timeout);
  try {
    const response = await fetch(address, { signal, headers: { accept: "*/*" } });
    const refused = refusalOf(response);
    if (refused !== undefined) {
      await response.body?.cancel();
      return refused;
    }
    return await readAnswer(response, patience.limit);
  } catch (error) {
    return failureOf(error, patience);
  }
}

function refusalOf({ ok, status, headers }: Response): Failure | undefined {
  if (ok) return undefined;
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  const wait = Number.isFinite(seconds) ? { wait: seconds * 1000 } : {};
  if (status === 429)
    return { reason: "asks to be left alone for a while (429)", again: true, ...wait };
  if (status >= 500) return { reason: `is out of order (${status})`, again: true, ...wait };
  return {
    reason: status === 404 ? "is not there (404)" : `refuses to answer (${status})`,
    again: false,
  };
}

async function readAnswer(response: Response, limit: number): Promise<Answer | Failure> {
  const tooLarge: Failure = {
    reason: `sends more than ${Math.round(limit / 1e6)} MB, which is not the file that is meant`,
    again: false,
  };
  if (Number(response.headers.get("content-length") ?? 0) > limit) {
    await response.body?.cancel();
    return tooLarge;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > limit) return tooLarge;
    parts.push(part);
  }
  const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
  return { address: response.url, bytes: Buffer.concat(parts), type };
}

const unreachable = new Set(["ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

function failureOf(error: unknown, { timeout }: Patience): Failure {
  if (!(error instanceof Error)) throw error;
  if (error.name === "TimeoutError")
    return { reason: `gave no whole answer within ${timeout / 1000} seconds`, again: true };
  const code = codeOf(error.cause);
  if (unreachable.has(code))
    return { reason: "cannot be reached, as if there were no network", again: false };
  if (code === "ECONNREFUSED") return { reason: "does not take calls", again: true };
  if (code !== "" || error.message === "terminated")
    return { reason: "broke off in the middle of its answer", again: true };
  if (error instanceof TypeError)
    return { reason: `cannot be asked: ${error.message}`, again: false };
  throw error;
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
