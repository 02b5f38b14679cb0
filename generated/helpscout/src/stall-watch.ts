import { afterInput, LONGEST_DELAY } from "./time-limit.js";

/** Something that must not stand still. Times are those of `performance.now()`, in milliseconds. */
export interface Watched {
  /** When it moved last. */
  last: number;
  /** For how long it may stand still. */
  readonly limit: number;
  /** Called once when it has for longer; it is not watched any more then. */
  giveUp(): void;
}

/** One timer is for all that is watched: one for each body would take Node.js longer than all else that is done with it. */
const watched = new Set<Watched>();
let timer: ReturnType<typeof setTimeout> | undefined;
let due = Infinity;

/** Watches something until `unwatch` is called. */
export function watch(each: Watched): void {
  if (each.limit > LONGEST_DELAY) return;
  watched.add(each);
  schedule(each.last + each.limit);
}

/** Ends watching. The timer may stay: it keeps no process alive. */
export function unwatch(each: Watched): void {
  watched.delete(each);
}

function schedule(time: number): void {
  if (time >= due) return;
  due = time;
  clearTimeout(timer);
  // What came while the process was busy comes first, though timers run before that.
  timer = setTimeout(() => afterInput(look), time - performance.now());
  // Deno has numbers for timers.
  if (typeof timer === "object") timer.unref();
}

function look(): void {
  const now = performance.now();
  let next = Infinity;
  due = Infinity;
  for (const each of watched) {
    const time = each.last + each.limit;
    if (time > now) next = Math.min(next, time);
    else if (watched.delete(each)) each.giveUp();
  }
  if (next < Infinity) schedule(next);
}
