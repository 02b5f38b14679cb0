import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { BlockList } from "node:net";

import { refusal } from "../disk/refusal.js";
import { shownAddress } from "../upstream/address.js";

/** Where deliveries go. */
export interface Destination {
  readonly url: URL;
  /** What its name stands for; connections go there and nowhere else. */
  readonly addresses: readonly LookupAddress[];
  readonly isLoopback: boolean;
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

/**
 * Reads `--to`, and looks up what its name stands for: unless `allowRemote`, nothing but this machine.
 *
 * @throws DiagnosticError when it is no address of http or https, stands for nothing, or for another machine.
 */
export async function findDestination(to: string, allowRemote: boolean): Promise<Destination> {
  const url = parseDestination(to);
  const addresses = await resolveName(url);
  const isLoopback = addresses.every(({ address, family }) =>
    loopback.check(address, family === 6 ? "ipv6" : "ipv4"),
  );
  if (isLoopback || allowRemote) return { url, addresses, isLoopback };
  const found = addresses.map(({ address }) => address).join(", ");
  const why = found === hostOf(url) ? "" : `: ${url.hostname} is ${found}`;
  throw refusal(
    "remote-address",
    `${shownAddress(url)} is not on this machine${why}.`,
    "Deliveries go to 127.0.0.1 and ::1 only, so that no sample reaches anybody by mistake. --allow-remote sends them anyway.",
  );
}

/** `localhost:3000/webhooks` is enough, and `:3000/webhooks`. */
function parseDestination(to: string): URL {
  const isFull = /^[a-z][a-z\d+.-]*:\/\//i.test(to);
  const text = isFull ? to : `http://${to.startsWith(":") ? "localhost" : ""}${to}`;
  const url = !to.startsWith("/") && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw refusal(
      "wrong-address",
      `\`${to}\` is no address of http or https.`,
      "Write it in full: --to http://localhost:3000/webhooks",
    );
  if (url.username !== "" || url.password !== "")
    throw refusal(
      "wrong-address",
      "The address in --to holds a name or a password.",
      "Leave them out: a delivery proves itself by its signature.",
    );
  url.hash = "";
  return url;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

async function resolveName(url: URL): Promise<readonly LookupAddress[]> {
  const hostname = hostOf(url);
  try {
    return await lookup(hostname, { all: true });
  } catch {
    throw refusal(
      "unknown-host",
      `There is no host \`${hostname}\`.`,
      "Check the name in --to; a receiver on this machine is at localhost.",
    );
  }
}
