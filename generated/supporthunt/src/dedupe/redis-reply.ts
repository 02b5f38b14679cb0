/** What a failure of a client or of Redis most often comes from, by a part of its message. */
const REMEDIES: readonly (readonly [part: RegExp, remedy: string])[] = [
  [/client is closed/i, "node-redis: `await client.connect()` comes before the first delivery."],
  [/NOPERM/, "The store's user needs the commands EVAL, GET, SET and DEL on keys that begin with `prefix`."],
  [/READONLY/, "The store needs a primary, since it writes."],
];

/**
 * What Redis replies, if it does so in time.
 *
 * @throws Error that says what failed and what to do about it, with the client's own error as its `cause`
 */
export async function awaitReply(reply: Promise<unknown>, timeoutMs: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const error = new Error(
      `no reply within ${timeoutMs} ms (\`commandTimeout\`). Does it run, and is the client connected?`,
    );
    timer = setTimeout(() => reject(error), timeoutMs);
  });
  try {
    return await Promise.race([reply, timeout]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [, remedy] = REMEDIES.find(([part]) => part.test(reason)) ?? [];
    throw new Error(
      `The deduplication store got no answer from Redis: ${reason}${remedy ? `. ${remedy}` : ""}`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}
