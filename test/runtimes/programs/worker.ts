import type { FetchContext } from "@hookstep/helpscout";
import { createFetchApp, type FetchApp } from "../apps/fetch-app.js";

let answer: FetchApp | undefined;

export default {
  fetch(request: Request, _env: unknown, context: FetchContext): Promise<Response> {
    answer ??= createFetchApp("it's a secret");
    return answer(request, context);
  },
};
