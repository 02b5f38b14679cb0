import { STATUS_CODES } from "node:http";

import { printable } from "../diagnostics/printable.js";
import { adviceFor } from "../send/advice.js";
import { isAcknowledged, outcomeName, type Tally } from "../send/repetition.js";
import type { Outcome } from "../send/request.js";
import { colorsOf } from "../terminal.js";
import { shownAddress } from "../upstream/address.js";
import type { CommandContext } from "./outcome.js";
import type { Sending } from "./send-drafts.js";

/** A delivery, and what came of it. */
export interface SentDelivery {
  readonly event: string;
  /** How its payload differs from its schema. */
  readonly issues: readonly string[];
  /** The size of its body. */
  readonly bytes: number;
  readonly outcome: Outcome;
}

/** So much of an answer is shown. */
const maxLines = 10;
const maxColumns = 200;

/** Prints what came of each delivery: one at length, several as a table. */
export function printOutcomes(
  results: readonly SentDelivery[],
  sending: Sending,
  context: CommandContext,
): void {
  const { terminal } = context;
  if (sending.options.json) {
    const all = results.map((result) => describeResult(result, sending));
    terminal.out(JSON.stringify({ ...describeSending(sending), results: all }, null, 2));
    return;
  }
  const [only, ...others] = results;
  if (only !== undefined && others.length === 0) printOne(only, sending, context);
  else printTable(results, sending, context);
}

/** Prints what came of many deliveries. */
export function printTally(
  { tally, total, failures }: { tally: Tally; total: number; failures: readonly Outcome[] },
  sending: Sending,
  { terminal }: CommandContext,
): void {
  if (sending.options.json) {
    terminal.out(JSON.stringify({ ...describeSending(sending), total, ...tally }, null, 2));
    return;
  }
  const { bold, dim } = colorsOf(terminal);
  const { sent, outcomes, milliseconds, seconds } = tally;
  const rate = seconds > 0 ? ` (${Math.round(sent / seconds)} a second)` : "";
  const address = shownAddress(sending.destination.url);
  terminal.out(
    `${mark(tally.acknowledged === total, terminal)} ${sent} of ${total} sent to ${bold(address)} in ${seconds.toFixed(1)} s${dim(rate)}`,
  );
  for (const { outcome, count } of outcomes)
    terminal.out(`  ${String(count).padStart(String(sent).length)} × ${outcomeTitle(outcome)}`);
  if (milliseconds !== undefined) {
    const { p50, p90, p99, max } = milliseconds;
    const parts = Object.entries({ p50, p90, p99, max }).map(([name, value]) => `${name} ${duration(value)}`);
    terminal.out(`  ${dim("answered in")} ${parts.join("  ")}`);
  }
  printAdvice(failures, sending, terminal);
}

function printOne(
  { event, issues, bytes, outcome }: SentDelivery,
  sending: Sending,
  { terminal }: CommandContext,
): void {
  const { bold, dim } = colorsOf(terminal);
  const { source, destination } = sending;
  const size = `${bytes.toLocaleString("en")} bytes${signed(sending)}`;
  terminal.out(
    `${source.name} ${bold(printable(event))} → ${shownAddress(destination.url)} ${dim(`(${size})`)}`,
  );
  for (const issue of issues.slice(0, maxLines)) terminal.out(`  ${dim("payload")} ${printable(issue)}`);
  const took = dim(`(${duration(outcome.milliseconds)})`);
  terminal.out(
    `${mark(isAcknowledged(outcome), terminal)} ${outcomeTitle(outcomeName(outcome))} ${took}${verdict(outcome, sending)}`,
  );
  for (const line of answerLines(outcome)) terminal.out(`  ${dim("│")} ${line}`);
  printAdvice([outcome], sending, terminal);
}

function printTable(results: readonly SentDelivery[], sending: Sending, { terminal }: CommandContext): void {
  const { bold, dim } = colorsOf(terminal);
  const width = Math.max(...results.map(({ event }) => printable(event).length));
  for (const { event, outcome } of results) {
    const title = outcomeTitle(outcomeName(outcome));
    const took = duration(outcome.milliseconds).padStart(8);
    terminal.out(
      `${mark(isAcknowledged(outcome), terminal)} ${printable(event).padEnd(width)}  ${dim(took)}  ${title}`,
    );
  }
  const acknowledged = results.filter(({ outcome }) => isAcknowledged(outcome)).length;
  terminal.out(
    `${acknowledged} of ${results.length} acknowledged by ${bold(shownAddress(sending.destination.url))}`,
  );
  const failures = new Map(results.map(({ outcome }) => [outcomeName(outcome), outcome]));
  printAdvice([...failures.values()], sending, terminal);
}

type Terminal = CommandContext["terminal"];

function printAdvice(outcomes: readonly Outcome[], sending: Sending, terminal: Terminal): void {
  if (sending.options.tamper !== undefined && outcomes.every(isRefused)) return;
  const { dim } = colorsOf(terminal);
  for (const outcome of outcomes) {
    const advice = adviceFor(outcome, circumstancesOf(sending));
    if (advice === undefined) continue;
    const which = outcomes.length > 1 ? `${outcomeName(outcome)}: ` : "";
    terminal.out(`  ${dim("next")}  ${which}${advice}`);
  }
}

function isRefused(outcome: Outcome): boolean {
  return "status" in outcome && outcome.status >= 400 && outcome.status < 500;
}

function circumstancesOf({ source, destination, options }: Sending) {
  const { url } = destination;
  const { secretVariable, proof } = source;
  return { url, secretVariable, proof, timeoutMs: options.timeout * 1000 };
}

/** What an answer to a tampered delivery means. */
function verdict(outcome: Outcome, { options: { tamper } }: Sending): string {
  if (tamper === undefined || "failure" in outcome) return "";
  if (!isAcknowledged(outcome)) return ": refused, as it should be";
  if (tamper === "event") return ": believed, since what proves the sender does not cover the event's name";
  return `: believed, although the ${tamper} was tampered with`;
}

function signed({ options: { tamper }, source: { proof } }: Sending): string {
  if (tamper !== undefined) return `, ${tamper} tampered with`;
  return proof === "none" ? ", not signed: the spec does not say how" : ", signed";
}

/** The beginning of what was answered, line by line, safe to print. */
function answerLines(outcome: Outcome): readonly string[] {
  if ("failure" in outcome || outcome.answer.trim() === "") return [];
  const lines = outcome.answer.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, maxLines).map((line) => {
    const text = printable(line.slice(0, maxColumns));
    return line.length > maxColumns ? `${text}…` : text;
  });
  return lines.length > maxLines ? [...shown, "…"] : shown;
}

function describeSending({ source, destination, options }: Sending) {
  const { tamper } = options;
  return {
    provider: source.name,
    to: shownAddress(destination.url),
    ...(tamper !== undefined && { tamper }),
  };
}

function describeResult({ event, issues, bytes, outcome }: SentDelivery, sending: Sending) {
  const next = adviceFor(outcome, circumstancesOf(sending));
  const ok = isAcknowledged(outcome);
  return { event, ok, bytes, issues, ...outcome, ...(next !== undefined && { next }) };
}

/** `401 Unauthorized`, or the name of a failure in words. */
function outcomeTitle(name: string): string {
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: "connection refused",
    TIMEOUT: "no answer in time",
  };
  const phrase = STATUS_CODES[name];
  return phrase === undefined ? (words[name] ?? printable(name)) : `${name} ${phrase}`;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

function mark(good: boolean, terminal: Terminal): string {
  const { green, red } = colorsOf(terminal);
  return good ? green("✓") : red("✗");
}
