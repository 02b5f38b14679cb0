// Receives so many deliveries, and prints the bytes of the heap after each tenth of them. Run with --expose-gc.
import { createHmac } from "node:crypto";
import { createReceiver } from "@hookstep/helpscout";

const TENTHS = 10;
const count = Number(process.argv[2]);
const secret = "a secret of thirty-two characters";
const receiver = createReceiver({ secret });
receiver.on("tag.created", async () => {});

async function receiveSome(first, last) {
  for (let index = first; index < last; index++) {
    const body = Buffer.from(JSON.stringify({ id: index, name: `tag ${index}`, color: "green" }));
    const headers = {
      "x-helpscout-event": "tag.created",
      "x-helpscout-signature": createHmac("sha1", secret).update(body).digest("base64"),
    };
    const { status } = await receiver.receive({ method: "POST", headers, body });
    if (status !== 204) throw new Error(`The receiver answered ${status}`);
  }
}

const heaps = [];
for (let tenth = 0; tenth < TENTHS; tenth++) {
  await receiveSome((tenth * count) / TENTHS, ((tenth + 1) * count) / TENTHS);
  globalThis.gc();
  heaps.push(process.memoryUsage().heapUsed);
}
console.log(JSON.stringify(heaps));
