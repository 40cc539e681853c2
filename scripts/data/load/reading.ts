import { compareTexts } from "../../lib/order.ts";
import { BookError } from "../../lib/problem.ts";
import type { Status } from "../observation.ts";

/** One value that a source states, before it is a row of a dataset. */
export interface Reading {
  /** What the ids of the series begin with, e.g. `us-vsrr-t404-reported`. */
  readonly series: string;
  /** What the id ends with, e.g. `2026-01`. */
  readonly moment: string;
  /** As rows state it, e.g. `2026-01` or `2025-10/2026-08`. */
  readonly period: string;
  readonly value: number;
  readonly status: Status;
}

/** Turns bytes into text; refuses what is a web page or no text. */
export function readText(bytes: Uint8Array, name: string): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BookError(`${name} is not text in UTF-8. Nothing was changed.`);
  }
  if (text.trim() === "") throw new BookError(`${name} is empty. Nothing was changed.`);
  return text;
}

/** Refuses a page of the web where data are meant: servers send one to say that they are sorry. */
export function refusePage(text: string, name: string): void {
  if (/^\s*(?:<!doctype html|<html)/i.test(text))
    throw new BookError(`${name} is a web page instead of data. Nothing was changed.`);
}

/** Parses JSON; what is cut off is not JSON. */
export function readJsonText(text: string, name: string): unknown {
  refusePage(text, name);
  try {
    return JSON.parse(text);
  } catch {
    throw new BookError(
      `${name} is not whole JSON: it was cut off, or is something else. Nothing was changed.`,
    );
  }
}

/** Reads a plain number, thousands separators taken away. */
export function readNumber(text: unknown, what: string): number {
  const plain = String(text).trim().replaceAll(",", "");
  if (!/^-?\d+(?:\.\d+)?$/.test(plain))
    throw new BookError(`${what} is “${String(text)}”, which is no number. Nothing was changed.`);
  return Number(plain);
}

/** Puts readings in order and refuses a series that says two things of one moment. */
export function orderReadings(readings: readonly Reading[], name: string): Reading[] {
  if (readings.length === 0)
    throw new BookError(`${name} has no row of the series that are wanted. Nothing was changed.`);
  const seen = new Map<string, Reading>();
  for (const reading of readings) {
    const id = `${reading.series}-${reading.moment}`;
    const known = seen.get(id);
    if (known !== undefined && known.value !== reading.value)
      throw new BookError(
        `${name} gives two values for ${id}: ${known.value} and ${reading.value}. Nothing was changed.`,
      );
    seen.set(id, reading);
  }
  return [...seen].toSorted(([a], [b]) => compareTexts(a, b)).map(([, reading]) => reading);
}

/** Refuses a monthly series in which a month is missing: part of the answer was lost. */
export function refuseGaps(readings: readonly Reading[], name: string): void {
  for (const [series, own] of Map.groupBy(readings, (reading) => reading.series)) {
    own.forEach(({ period }, index) => {
      const before = own[index - 1]?.period;
      if (before === undefined || monthNumber(period) === monthNumber(before) + 1) return;
      throw new BookError(
        `${name} leaps from ${before} to ${period} in “${series}”: months are missing. Nothing was changed.`,
      );
    });
  }
}

function monthNumber(period: string): number {
  const [year = 0, month = 0] = period.split("-").map(Number);
  return year * 12 + month;
}
