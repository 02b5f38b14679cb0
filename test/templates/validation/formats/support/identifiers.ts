import { isUri, isUriReference } from "../../../../../templates/src/validation/formats/uri.js";
import { isUuid } from "../../../../../templates/src/validation/formats/uuid.js";
import type { FormatCase } from "./format-case.js";

/** The formats of identifiers. */
export const identifiers: readonly FormatCase[] = [
  [
    "uri",
    isUri,
    [
      "http://foo.bar/?baz=qux#quux",
      "http://foo.com/blah_(wikipedia)_blah#cite-1",
      "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    ]
      .concat([
        "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
        "http://user@[2001:db8::7]:80/c=GB?a?b",
        "a:",
      ])
      .concat([
        "mailto:John.Doe@example.com",
        "tel:+1-816-555-1212",
        "urn:oasis:names:docbook:4.1.2",
        "http://a:/",
      ])
      .concat(["file:///etc/hosts", "http://[v1.fe:1]/"]),
    [
      "//foo.bar/?baz=qux",
      "/abc",
      "abc",
      "",
      ":// should fail",
      "http:// shouldfail.com",
      "\\\\WINDOWS\\share",
    ].concat([
      "1http://a",
      "bar,baz:foo",
      "http://a b",
      "http://a/%zz",
      "http://a/%4",
      "http://a:80a/",
      "http://[::1",
      "http://[1]/",
      "http://::1/",
      "http://a@b@c/",
      "http://a/[b]",
      "http://a/#b#c",
      "http://größe.de",
      'http://a/"b"',
      "http://a\n",
    ]),
  ],
  [
    "uri-reference",
    isUriReference,
    [
      "http://foo.bar/?baz=qux#quux",
      "//foo.bar/?baz=qux",
      "/abc",
      "abc",
      "",
      "?q",
      "#fragment",
      "./a:b",
      "../a",
    ],
    ["\\\\WINDOWS\\share", "abc\\def", "#frag\\ment", ":a", "1a:b", "a b", "%", "//[::1"],
  ],
  [
    "uuid",
    isUuid,
    [
      "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
      "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
      "00000000-0000-0000-0000-000000000000",
    ],
    [
      "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
      "2eb8aa08aa9811eab4aa73b441d16380",
      "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
    ].concat(["urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", ""]),
  ],
];
