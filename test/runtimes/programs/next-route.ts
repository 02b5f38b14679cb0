import { createFetchApp } from "../apps/fetch-app.js";

const answer = createFetchApp("it's a secret");
const route = (request: Request): Promise<Response> => answer(request);

export { route as DELETE, route as GET, route as PATCH, route as POST, route as PUT };
