import type { FetchContext } from "@hookstep/helpscout";
import { createReceivers } from "./receivers.js";

/** An application of a fetch platform. */
export type FetchApp = (request: Request, context?: FetchContext) => Promise<Response>;

/**
 * Answers for all receivers of the table at `/hooks/<slug>`, for one whose request was read before at `/parsed`, and
 * tells at `/seen` what they saw.
 */
export function createFetchApp(secret: string): FetchApp {
  const receivers = createReceivers(secret);
  return async (request, context) => {
    const [, place = "", slug = "plain"] = new URL(request.url).pathname.split("/");
    if (place === "seen") return Response.json(receivers.takeSightings());
    const receiver = receivers.bySlug.get(slug);
    if (receiver === undefined) return new Response(null, { status: 404 });
    if (place === "parsed") await request.json();
    return receiver.fetch(request, context);
  };
}
