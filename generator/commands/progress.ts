import type { Terminal } from "../terminal.js";

/** Work shorter than this shows nothing, in milliseconds. */
const moment = 300;

/** Runs work, with a spinner on a terminal where it takes longer than a moment. The work may change its text. */
export async function withProgress<Result>(
  text: string,
  terminal: Terminal,
  work: (update: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  if (!terminal.interactive) return work(() => {});
  const { default: createSpinner } = await import("yocto-spinner");
  // Left to itself it would end the process on a signal, before anything is rolled back.
  const spinner = createSpinner({ text, handleSignals: false });
  const timer = setTimeout(() => spinner.start(), moment);
  try {
    return await work((current) => (spinner.text = current));
  } finally {
    clearTimeout(timer);
    if (spinner.isSpinning) spinner.stop();
  }
}
