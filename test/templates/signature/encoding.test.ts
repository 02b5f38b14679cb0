import { testEncodings } from "./support/encoding-tests.js";

testEncodings();
