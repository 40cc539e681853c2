/**
 * Runs before a build (`node --import`) and makes its machine another one: 400 days later, and with other luck.
 * A build whose bytes stay the same has asked neither the clock nor chance for anything it prints.
 */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

const shift = 400 * 24 * 60 * 60 * 1000;
const Clock = Date;

globalThis.Date = new Proxy(Clock, {
  // With arguments a date is made from what is given; without, from the clock.
  construct: (_target, words: ConstructorParameters<typeof Date>) =>
    words.length > 0 ? Reflect.construct(Clock, words) : new Clock(Clock.now() + shift),
  apply: () => new Clock(Clock.now() + shift).toString(),
  get: (target, name) => (name === "now" ? () => Clock.now() + shift : Reflect.get(target, name)),
});

let throws = 0;
Math.random = () => ((throws += 1) * 0.6180339887) % 1;
crypto.randomUUID = () => {
  const tail = String((throws += 1)).padStart(12, "0");
  return `${process.pid.toString(16).padStart(8, "0")}-0000-4000-8000-${tail}` as const;
};
syncBuiltinESMExports();
