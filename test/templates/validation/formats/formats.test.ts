import { describe, expect, test } from "vitest";
import { isDate, isDateTime, isTime } from "../../../../templates/src/validation/formats/date-time.js";
import { isEmail } from "../../../../templates/src/validation/formats/email.js";
import { isHostname } from "../../../../templates/src/validation/formats/hostname.js";
import { isIpv4, isIpv6 } from "../../../../templates/src/validation/formats/ip.js";
import { isUri, isUriReference } from "../../../../templates/src/validation/formats/uri.js";
import { isUuid } from "../../../../templates/src/validation/formats/uuid.js";

const cases: readonly [
  format: string,
  check: (text: string) => boolean,
  valid: string[],
  invalid: string[],
][] = [
  [
    "date",
    isDate,
    ["2026-11-20", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"],
    [
      "2026-02-29",
      "1900-02-29",
      "2026-04-31",
      "2026-13-01",
      "2026-00-01",
      "2026-01-00",
      "2026-1-01",
      "26-01-01",
    ].concat(["2026/11/20", "2026-11-20Z", " 2026-11-20", "2026-11-20\n", "2026-1১-01", "20261120", ""]),
  ],
  [
    "time",
    isTime,
    ["08:30:06Z", "08:30:06z", "23:59:59.999999999Z", "08:30:06+01:30", "08:30:06-23:59", "23:59:60Z"].concat(
      ["01:29:60+01:30", "15:59:60-08:00", "00:29:60+00:30"],
    ),
    [
      "08:30:06",
      "24:00:00Z",
      "00:60:00Z",
      "00:00:61Z",
      "22:59:60Z",
      "23:59:60+01:00",
      "08:30:06+24:00",
    ].concat([
      "08:30:06+01:60",
      "08:30:06+0100",
      "08:30:06 PST",
      "08:30:06.Z",
      "8:30:06Z",
      "08:30Z",
      "08:30:06Z\n",
      "",
    ]),
  ],
  [
    "date-time",
    isDateTime,
    [
      "2026-11-20T08:30:06Z",
      "2026-11-20t08:30:06.28z",
      "1990-12-31T15:59:60-08:00",
      "1937-01-01T12:00:27.87+00:20",
    ],
    [
      "2026-11-20 08:30:06Z",
      "2026-11-20",
      "2026-11-20T08:30:06",
      "1990-02-31T15:59:59Z",
      "2013-350T01:01:01",
    ].concat(["2026-11-20T08:30:06ZZ", ""]),
  ],
  [
    "email",
    isEmail,
    [
      "joe.bloggs@example.com",
      "te~st@example.com",
      "~test@example.com",
      "o'neil+tag@example.co.uk",
      "joe@localhost",
    ]
      .concat([
        '"joe bloggs"@example.com',
        '"joe..bloggs"@example.com',
        '"joe@bloggs"@example.com',
        '"a\\"b"@a.b',
      ])
      .concat(["joe@[127.0.0.1]", "joe@[IPv6:::1]"]),
    [
      "2962",
      "@example.com",
      "joe@",
      "joe",
      ".test@example.com",
      "test.@example.com",
      "te..st@example.com",
      "",
    ].concat([
      "joe@invalid=domain.com",
      "joe@[127.0.0.300]",
      "joe@[IPv6:1]",
      "joe@[::1]",
      '"a"b"@example.com',
      '"a\\"@example.com',
      '"@example.com',
      "joe bloggs@example.com",
      "jöe@example.com",
      "joe@exa mple.com",
      "joe@example.com\n",
      "unknown",
    ]),
  ],
  [
    "hostname",
    isHostname,
    [
      "www.example.com",
      "localhost",
      "xn--4gbwdl.xn--wgbh1c",
      "1host",
      "h0st-name",
      "a".repeat(63),
      `${"a.".repeat(126)}a`,
    ],
    [
      "-bad",
      "bad-",
      "a..b",
      ".a",
      "a.",
      "not_valid",
      "a b",
      "",
      ".",
      "a".repeat(64),
      `${"a.".repeat(126)}ab`,
    ].concat(["größe.de", "example.com\n"]),
  ],
  [
    "ipv4",
    isIpv4,
    ["192.168.0.1", "0.0.0.0", "255.255.255.255"],
    [
      "256.0.0.1",
      "1.2.3",
      "1.2.3.4.5",
      "087.10.0.1",
      "0x7f.0.0.1",
      "1.2.3.4/24",
      "1.2.3.",
      "a.b.c.d",
      "1২.2.3.4",
      "",
    ],
  ],
  [
    "ipv6",
    isIpv6,
    [
      "::",
      "::1",
      "1::",
      "::abef",
      "1:2:3:4:5:6:7:8",
      "1::8",
      "1:2:3:4:5:6:7::",
      "::2:3:4:5:6:7:8",
      "1:2::8",
    ].concat([
      "::ffff:192.168.0.1",
      "1:2:3:4:5:6:1.2.3.4",
      "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789",
      "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255",
    ]),
    [
      ":",
      ":::",
      "1",
      "12345::",
      "::abcg",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      "1:2:3:4:5:6:7:8::",
    ].concat([
      ":1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:",
      "1.2.3.4::",
      "1:2:3:4:1.2.3.4:5",
      "1:2:3:4:5:6:7:1.2.3.4",
      "::1.2.3",
      "::256.1.1.1",
      "fe80::1%eth0",
      "::1/64",
      " ::1",
      "127.0.0.1",
      "",
    ]),
  ],
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

describe.each(cases)("the format %s", (_, check, valid, invalid) => {
  test.each(valid)("takes %j", (text) => {
    expect(check(text)).toBe(true);
  });

  test.each(invalid)("refuses %j", (text) => {
    expect(check(text)).toBe(false);
  });
});

test("a hostile text of a million characters is checked in no time worth speaking of", () => {
  const units = ["a", "1", ":", "@", ".", "-", "%41", "//", "[", '"', "\\", "a.", "::", "a@", "1.", "0:"];
  for (const text of units.flatMap((unit) => [unit.repeat(1_000_000), `http://${unit.repeat(1_000_000)} `])) {
    for (const [, check] of cases) expect(typeof check(text)).toBe("boolean");
  }
}, 20_000);
