import { createReceiver } from "@hookstep/helpscout";
import { conversationBody, deliveryHeaders } from "../delivery.js";
import { secret } from "../secret.js";
import { receiveBare } from "../floor.js";
import { installOnce } from "../install.js";
import { withFolder } from "../project.js";
import type { Figure, PartResult } from "../report.js";
import { generateSigned, type Signature } from "../signed-packages.js";
import { interleave, medianRatio, type Subjects } from "../statistics.js";
import { timeOf } from "../stopwatch.js";

const BYTES = 4137;
const CALLS = 250;
const ROUNDS = 101;
const EVENT = "convo.created";
const folder = new URL("../peers/", import.meta.url);

const hmac = { scheme: "hmac", hash: "sha256" } as const;

/** How the senders sign that the peers are for. */
const signatures: Readonly<Record<string, Signature>> = {
  "@line/bot-sdk": { ...hmac, header: "X-Line-Signature", encoding: "base64" },
  "@octokit/webhooks": { ...hmac, header: "X-Hub-Signature-256", encoding: "hex", prefix: "sha256=" },
  stripe: {
    ...hmac,
    header: "Stripe-Signature",
    encoding: "hex",
    prefix: "v1=",
    separator: ",",
    signed: "{timestamp}.{body}",
    timestamp: { item: "t" },
  },
  standardwebhooks: { scheme: "standard-webhooks" },
  svix: { scheme: "standard-webhooks", headers: "svix" },
};

/** Well-known receivers on the same body, each with its own scheme, beside ours: for Help Scout, and for that scheme. */
export function measurePeers(): Promise<PartResult> {
  return withFolder(async (packages) => {
    const body = conversationBody(BYTES, "escaped");
    const calls: Record<string, () => unknown> = {
      ...createOwn(body),
      ...(await createPeers(body)),
      ...(await createRivals(body, packages)),
    };
    const timed = Object.entries(calls).map(([name, call]) => [name, () => timeOf(CALLS, call)] as const);
    const costs = await interleave(Object.fromEntries(timed) as Subjects<string, number>, ROUNDS);
    const valueOf = (name: string): number => medianRatio(costs[name] ?? [], costs["floor"] ?? []);
    return {
      title: `Receiving ${BYTES} bytes beside the peers`,
      yardstick: "1 x: HMAC-SHA1 as base64, compared in constant time, decoded, parsed",
      figures: [
        { name: OWN, value: valueOf(OWN), unit: "x" },
        ...Object.keys(signatures).flatMap((peer) => compare(peer, valueOf)),
      ],
    };
  });
}

const OWN = "hookstep: verified, parsed, validated, handled";
const rivalOf = (peer: string): string => `hookstep, signed as for ${peer}`;

function compare(peer: string, valueOf: (name: string) => number): readonly Figure[] {
  const value = valueOf(peer);
  return [
    { name: peer, value, unit: "x" },
    { name: rivalOf(peer), value: valueOf(rivalOf(peer)), unit: "x", aim: value },
  ];
}

function createOwn(body: Buffer): Record<string, () => unknown> {
  const headers = deliveryHeaders(EVENT, body);
  const receiver = createReceiver({ secret });
  receiver.on(EVENT, async () => {});
  return { floor: () => receiveBare(headers, body), [OWN]: () => receiver.receive({ headers, body }) };
}

/** The peers have a lockfile of their own and are installed when they are first asked for. */
async function createPeers(body: Buffer): Promise<Record<string, () => unknown>> {
  installOnce(folder);
  const { href } = new URL("receivers.js", folder);
  const peers = (await import(href)) as { createPeers(body: Buffer): Record<string, () => unknown> };
  return peers.createPeers(body);
}

/** What hookstep makes for the senders of the peers. */
async function createRivals(body: Buffer, packages: string): Promise<Record<string, () => unknown>> {
  const rivals: Record<string, () => unknown> = {};
  for (const [index, [peer, signature]] of Object.entries(signatures).entries()) {
    const { createReceiver: create, sign } = await generateSigned(packages, `rival-${index}`, signature);
    const key = signature.scheme === "hmac" ? secret : `whsec_${Buffer.from(secret).toString("base64")}`;
    const receiver = create({ secret: key });
    receiver.on(EVENT, async () => {});
    const headers = { ...deliveryHeaders(EVENT, body), ...(await sign(body, key)) };
    const { status, deliveries } = await receiver.receive({ headers, body });
    if (status !== 204 || deliveries[0]?.issues.length !== 0) throw new Error(`${peer}: ${status}`);
    rivals[rivalOf(peer)] = () => receiver.receive({ headers, body });
  }
  return rivals;
}
