import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { request, type Patience } from "../../../scripts/data/load/request.ts";
import { breakOff, fail, hang, send, startReplay, type Replay } from "./replay.ts";

const hurry: Patience = { timeout: 400, tries: 3, pause: 10, limit: 1_000 };
let server: Replay;
beforeAll(async () => {
  server = await startReplay();
});
afterAll(() => server.close());

async function ask(path: string, patience: Partial<Patience> = {}): Promise<string> {
  const { bytes } = await request(`${server.address}${path}`, { ...hurry, ...patience });
  return new TextDecoder().decode(bytes);
}

describe("a request", () => {
  test("gives the bytes and says where they came from", async () => {
    server.answer("/fine", send("[1]"));
    const answer = await request(`${server.address}/fine`, hurry);
    expect(answer).toMatchObject({ address: `${server.address}/fine`, type: "application/json" });
    expect(new TextDecoder().decode(answer.bytes)).toBe("[1]");
  });

  test.each([
    ["a busy server", "/busy", fail(429, { "retry-after": "0" })],
    ["a server out of order", "/broken", fail(503)],
    ["an answer that broke off", "/half", breakOff("0123456789")],
    ["an answer that never came", "/slow", hang],
  ])("tries again after %s", async (_what, path, first) => {
    server.answer(path, first, send("whole"));
    expect(await ask(path)).toBe("whole");
    expect(server.asked.filter((each) => each === path)).toHaveLength(2);
  });

  test.each([
    ["429", "/busy-for-ever", fail(429), /asks to be left alone for a while \(429\), 3 times/],
    ["500", "/broken-for-ever", fail(500), /is out of order \(500\), 3 times/],
    ["cut off", "/half-for-ever", breakOff("0123456789"), /broke off in the middle/],
    ["silence", "/silent", hang, /gave no whole answer within 0.4 seconds, 3 times/],
    ["404", "/nothing-here", fail(404), /is not there \(404\)\./],
    ["403", "/forbidden", fail(403), /refuses to answer \(403\)\./],
    ["huge", "/huge", send("x".repeat(1_001)), /sends more than 0 MB/],
    ["a long wait", "/later", fail(429, { "retry-after": "3600" }), /\(429\)\./],
  ])("says in a sentence that it failed: %s", async (_what, path, answer, sentence) => {
    server.answer(path, answer);
    await expect(ask(path)).rejects.toThrow(sentence);
    await expect(ask(path)).rejects.toThrow("Nothing was changed.");
  });

  test("stops a body that has no end and no length", async () => {
    server.answer("/stream", (response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write("x".repeat(500)), 5);
      response.on("close", () => clearInterval(more));
    });
    await expect(ask("/stream")).rejects.toThrow("sends more than");
  });

  test("says that nobody is there", async () => {
    const gone = await startReplay();
    await gone.close();
    await expect(request(gone.address, hurry)).rejects.toThrow("does not take calls, 3 times");
    await expect(request("http://no-such-host.invalid/", hurry)).rejects.toThrow(
      "cannot be reached, as if there were no network",
    );
  });
});
