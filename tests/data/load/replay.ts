import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a server answers, first the first time, then the second, the last for ever. */
export type Script = readonly ((response: ServerResponse) => void)[];

/** A server on this machine that answers as it is told, so that sources can be tried without a network. */
export interface Replay {
  readonly address: string;
  /** Paths asked for, in order. */
  readonly asked: string[];
  /** Sets how a path is answered, e.g. `/data.json`. */
  answer(path: string, ...script: Script): void;
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback. */
export async function startReplay(): Promise<Replay> {
  const scripts = new Map<string, Script>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const times = asked.filter((each) => each === path).length;
    asked.push(path);
    const script = scripts.get(path) ?? [];
    const answer = script[Math.min(times, script.length - 1)];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    answer: (path, ...script) => scripts.set(path, script),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Answers with a body and a type. */
export const send =
  (body: string | Uint8Array, type = "application/json") =>
  (response: ServerResponse): void => {
    response.writeHead(200, { "content-type": type }).end(body);
  };

/** Answers with a status and headers only. */
export const fail =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end();
  };

/** Promises a whole body, sends half of it and hangs up. */
export const breakOff =
  (body: string) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { "content-length": String(body.length) });
    response.write(body.slice(0, body.length / 2));
    setTimeout(() => response.destroy(), 20);
  };

/** Never answers. */
export const hang = (): void => {};
