import type { ReceiveResult } from "../answers.js";
import type { SignatureFault, SignedRequest } from "../signature/scheme.js";
import { secretsFor } from "../signature/secret.js";
import { createHandshakeAnswer } from "./answer.js";
import type { HandshakeDescription } from "./description.js";
import {
  createHandshakeSecrets,
  findTokenFault,
  type HandshakeOptions,
  type HandshakeSecrets,
  type OptionsOfHandshakes,
} from "./options.js";
import type { Handshake, HandshakeRequest } from "./protocol.js";
import { holdAll } from "./request-text.js";

/** Answers handshakes; the first description that fits a request counts. */
export function handshake<const Description extends HandshakeDescription>(
  ...descriptions: readonly Description[]
): Handshake<OptionsOfHandshakes<Description>> {
  return {
    createParts(options: HandshakeOptions, verify) {
      const secrets = createHandshakeSecrets(descriptions, options);
      const answers = new WeakMap<SignedRequest, ReceiveResult>();
      return {
        accepts: (method, request) =>
          descriptions.some((each) => each.method === method && isLike(each, request)),
        verify: async (request) => {
          const open = await prepare(
            descriptions.filter(({ signed }) => !signed),
            request,
            secrets,
          );
          const fault = open === undefined ? await verify(request) : undefined;
          if (fault !== undefined) return fault;
          const answer =
            open ??
            (await prepare(
              descriptions.filter(({ signed }) => signed),
              request,
              secrets,
            ));
          if (typeof answer === "string") return answer;
          // Only with an answer is a request believed for being a handshake: it cannot become a delivery.
          if (answer !== undefined) answers.set(request, answer);
          return undefined;
        },
        answerTo: (request) => answers.get(request),
      };
    },
  };
}

/** Whether a request fits a description as far as it can be told without its body. */
function isLike({ when }: HandshakeDescription, request: HandshakeRequest): boolean {
  const conditions = when.filter((condition) => !("body" in condition));
  return holdAll(request, conditions);
}

/** The answer to a request that is a handshake, or what is wrong with its token. */
async function prepare(
  descriptions: readonly HandshakeDescription[],
  request: SignedRequest,
  secrets: HandshakeSecrets,
): Promise<ReceiveResult | SignatureFault | undefined> {
  const found = descriptions.find(({ method, when }) => method === request.method && holdAll(request, when));
  if (found === undefined) return undefined;
  const fault = await findTokenFault(found, request, secrets);
  if (fault !== undefined) return fault;
  const secretOf = async (): Promise<string> => (await secretsFor(secrets.secret, request))[0] ?? "";
  return createHandshakeAnswer(found.respond, request, secretOf);
}
