import { packageDigest } from "./package-digest.js";

process.stdout.write(await packageDigest());
