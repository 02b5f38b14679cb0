import { runBatch } from "./batches.js";

declare const Bun: {
  serve(options: {
    readonly port: number;
    readonly hostname: string;
    fetch(request: Request): Promise<Response>;
  }): { readonly port: number };
};

const { port } = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: runBatch });
console.log(`listening on ${port}`);
