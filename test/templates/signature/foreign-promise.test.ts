import { describeForeignPromise } from "../support/foreign-promise.js";

describeForeignPromise("Node.js");
