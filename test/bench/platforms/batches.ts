import { createReceiver } from "@hookstep/helpscout";
import { receiveBare, receiveBareOnWeb } from "../floor.js";
import { secret } from "../secret.js";

type Receive = (headers: Readonly<Record<string, string>>, body: Uint8Array) => unknown;

const receiver = createReceiver({ secret });
receiver.on("convo.created", async () => {});

const subjects: Readonly<Record<string, Receive>> = {
  floor: receiveBare,
  webFloor: receiveBareOnWeb,
  handled: async (headers, body) => {
    const { status, deliveries } = await receiver.receive({ headers, body });
    if (status !== 204 || deliveries[0]?.issues.length !== 0) throw new Error(`It answered ${status}`);
  },
};

/**
 * Receives the request's delivery over and over, in the way that the path names: `count` times, `width` of them under
 * way at once. The time is taken by who asks: the clocks of workers stand still while they work.
 */
export async function runBatch(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const receive = subjects[pathname.slice(1)];
  if (receive === undefined) return new Response(null, { status: 404 });
  const headers = Object.fromEntries(request.headers);
  const body = new Uint8Array(await request.arrayBuffer());
  let left = Number(searchParams.get("count"));
  const receiveSome = async (): Promise<void> => {
    while (left-- > 0) await receive(headers, body);
  };
  const width = Number(searchParams.get("width"));
  await Promise.all(Array.from({ length: width }, receiveSome));
  return new Response(null, { status: 204 });
}
