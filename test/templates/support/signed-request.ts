import { HeaderReader, type RequestHeaders } from "../../../templates/src/headers.js";
import type { SignatureFault, SignatureScheme } from "../../../templates/src/signature/scheme.js";
import type { Signer } from "../../../templates/src/signing/signer.js";

/** A request whose sender is to be told. */
export interface Parts {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: RequestHeaders;
  readonly body?: string | Uint8Array;
}

/** What a scheme says of a request: `undefined` when it is genuine. */
export async function check<Options extends object>(
  scheme: SignatureScheme<Options>,
  options: Options,
  { method = "POST", url = "/hooks", headers = {}, body = "" }: Parts,
): Promise<SignatureFault | undefined> {
  const verify = scheme.createVerifier(options);
  return verify({ method, url, headers: new HeaderReader(headers), body: Buffer.from(body) });
}

/** A delivery that is signed as the sender does. */
export async function signed<Signing extends object>(
  sign: Signer<Signing>,
  signing: Signing,
  body: string | Uint8Array = "",
): Promise<Required<Parts>> {
  const unsigned = { method: "POST", url: "/hooks", body: Buffer.from(body) };
  return { ...unsigned, ...(await sign(unsigned, signing)) };
}
