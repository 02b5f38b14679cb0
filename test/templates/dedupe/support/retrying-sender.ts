import http from "node:http";
import { headerRecord, rawRequest } from "../../support/acme.js";

/** How a sender goes about its deliveries. */
export interface SenderOptions {
  readonly deliveries: number;
  readonly concurrency: number;
  /** Where to send to, chosen at each attempt; `undefined` when nobody is there. */
  port(attempt: number): number | undefined;
  /** Called for each delivery that was acknowledged, with how many there are by now. */
  onAcknowledged(count: number): void;
}

/** How long the sender waits before it tries again, in milliseconds. */
const BACKOFF = 50;

/**
 * Sends deliveries over connections that are kept, each until it is acknowledged with a 2xx. Gives the number of
 * attempts.
 */
export async function sendAll(options: SenderOptions): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: options.concurrency });
  let next = 0;
  let acknowledged = 0;
  let attempts = 0;
  const work = async (): Promise<void> => {
    while (next < options.deliveries) {
      const id = String(next++);
      while (!(await attempt(agent, id, options.port(attempts++)))) {
        await new Promise((resolve) => setTimeout(resolve, BACKOFF));
      }
      options.onAcknowledged(++acknowledged);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  agent.destroy();
  return attempts;
}

/** Whether the delivery was acknowledged. A connection that breaks says nothing, so it counts as not. */
function attempt(agent: http.Agent, id: string, port: number | undefined): Promise<boolean> {
  if (port === undefined) return Promise.resolve(false);
  const { method, headers, body } = rawRequest({ headers: [["X-Delivery-Id", id]] });
  return new Promise((resolve) => {
    const request = http.request({ agent, host: "127.0.0.1", port, method, headers: headerRecord(headers) });
    request.on("response", (response) => {
      const { statusCode = 0 } = response;
      response.on("error", () => resolve(false));
      response.on("end", () => resolve(statusCode >= 200 && statusCode < 300));
      response.resume();
    });
    request.on("error", () => resolve(false));
    request.end(body);
  });
}
