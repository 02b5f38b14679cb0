import type { HandshakeModel } from "../model/model.js";
import { literal } from "./literal.js";
import type { TemplateCall } from "./template-call.js";

/** What answers the requests that are made when a subscription is. */
export function handshakeCall(handshakes: readonly HandshakeModel[]): TemplateCall {
  const argument = handshakes.map(literal).join(", ");
  return { module: "../handshake/handshake.js", name: "handshake", argument };
}

/** Whether the receiver needs the token that its owner has entered at the sender. */
export function needsVerifyToken(handshakes: readonly HandshakeModel[] | undefined): boolean {
  return handshakes?.some(({ token }) => token?.option === "verifyToken") ?? false;
}
