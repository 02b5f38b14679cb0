import { createFetchApp } from "../apps/fetch-app.js";

declare const Bun: {
  serve(options: { port: number; hostname: string; fetch(request: Request): Promise<Response> }): {
    readonly port: number;
  };
};

const answer = createFetchApp("it's a secret");
const { port } = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: (request) => answer(request) });
console.log(`listening on ${port}`);
