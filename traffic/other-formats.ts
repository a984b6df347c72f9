// Files of other formats, known by how they begin, each with what to do. Sentences go on behind the name of the file.

const compressed = 'is compressed: unpack it first, or pack it with gzip';
const packets = 'is a capture of packets: record HTTP instead, with a proxy or a browser';

const marks: readonly (readonly [bytes: readonly number[], sentence: string])[] = [
  [[0x50, 0x4b, 3, 4], 'is a ZIP archive: unpack it, and judge the .har file in it'],
  [[0x28, 0xb5, 0x2f, 0xfd], compressed],
  [[0x42, 0x5a, 0x68], compressed],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], compressed],
  [[0x37, 0x7a, 0xbc, 0xaf], compressed],
  [[0xd4, 0xc3, 0xb2, 0xa1], packets],
  [[0xa1, 0xb2, 0xc3, 0xd4], packets],
  [[0x0a, 0x0d, 0x0d, 0x0a], packets],
];

const beginnings: readonly (readonly [beginning: RegExp, sentence: string])[] = [
  [/^\d+:\d+:\w+;/, 'is a flow file of mitmproxy: write a HAR of it with mitmdump -nr FILE --set hardump=FILE.har'],
  [/^\s*</, 'is XML or HTML: export the traffic as HAR'],
  [/^\s*\[/, 'is a list of JSON, and neither a HAR nor lines of exchanges: export the traffic as HAR'],
  [
    /^\s*\{[\s\S]{0,2000}(?:"_postman_id"|schema\.getpostman\.com)/,
    'is a collection of Postman, which holds no traffic: record it',
  ],
  [/^\s*\{[\s\S]{0,400}"_type"\s*:\s*"export"/, 'is an export of Insomnia that holds no traffic: export it as HAR'],
  [
    /^\s*\{[\s\S]{0,400}\/dev-proxy\//,
    'is a file of Dev Proxy that holds no traffic: write a HAR with its HarGeneratorPlugin',
  ],
];

/** What a file is that is neither a HAR nor lines of exchanges, by its first bytes; undefined where nothing is known of it. */
export const otherFormat = (head: Buffer): string | undefined => {
  const byMark = marks.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  const text = head.toString('latin1', 0, 4096);
  return (byMark ?? beginnings.find(([beginning]) => beginning.test(text)))?.[1];
};
