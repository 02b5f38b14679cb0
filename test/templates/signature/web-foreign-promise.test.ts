import { vi } from "vitest";
import { describeForeignPromise } from "../support/foreign-promise.js";

vi.mock("../../../templates/src/crypto/node.js", () => import("../../../templates/src/crypto/web.js"));

describeForeignPromise("WebCrypto");
