import { type BundleOptions, bundlePackage, gzippedKilobytes } from "../bundle.js";
import type { PartResult } from "../report.js";

/** What Help Scout's package adds to an application's start. */
export async function measureSize(): Promise<PartResult> {
  const size = async (options: BundleOptions) =>
    gzippedKilobytes(await bundlePackage("@hookstep/helpscout", { ...options, later: false }));
  const bare = { aim: 4.5, unit: "KB" } as const;
  const whole = { aim: 10, unit: "KB" } as const;
  return {
    title: "Size of Help Scout's package",
    yardstick: "bundled with esbuild, minified, gzip -9; 1 KB is 1000 bytes",
    figures: [
      {
        name: "without validators, WebCrypto",
        value: await size({ platform: "web", validators: false }),
        ...bare,
      },
      {
        name: "without validators, node:crypto",
        value: await size({ platform: "node", validators: false }),
        ...bare,
      },
      {
        name: "with all validators, WebCrypto",
        value: await size({ platform: "web", validators: true }),
        ...whole,
      },
      {
        name: "with all validators, node:crypto",
        value: await size({ platform: "node", validators: true }),
        ...whole,
      },
    ],
  };
}
