import { vi } from "vitest";
import { testEncodings } from "./support/encoding-tests.js";

vi.mock("../../../templates/src/crypto/node.js", () => import("../../../templates/src/crypto/web.js"));

testEncodings();
