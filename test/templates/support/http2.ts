import { once } from "node:events";
import type { ClientHttp2Session, IncomingHttpHeaders } from "node:http2";
import type { RawRequest } from "./acme.js";

/** The status that a POST gets over HTTP/2. A server may refuse its body in the middle. */
export async function statusOverHttp2(
  session: ClientHttp2Session,
  { headers, body }: RawRequest,
  path = "/",
): Promise<unknown> {
  const fields = { ":method": "POST", ":path": path, ...Object.fromEntries(headers) };
  const stream = session.request(fields);
  stream.on("error", () => undefined).end(body);
  const [answer] = (await once(stream, "response")) as [IncomingHttpHeaders];
  return answer[":status"];
}
