// Makes LiveKit's native library, which npm brings as an add-on for Node.js, loadable by other programs.
//
// The add-on is an ordinary shared library with LiveKit's C interface beside Node's entry point. On Linux it is linked to resolve all its
// imports at load time, and among them are functions that only Node's own program has (napi_*). In the copy written here these imports are
// weak: the loader leaves them null, and nothing behind the C interface calls them. What is read and what is written is known by hash.
//
// Usage: node prepare.mjs OUTPUT-FOLDER     writes OUTPUT-FOLDER/<runtime identifier>/native/<library>, or nothing when there is no library
//                                            for this platform, and says so.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const platforms = JSON.parse(readFileSync(new URL('platforms.json', import.meta.url), 'utf8'));
const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const output = process.argv[2];
if (!output) throw new Error('usage: node prepare.mjs OUTPUT-FOLDER');

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Turns the imports of a 64-bit little-endian ELF file whose names begin with `prefix` from global to weak; gives their number. */
export function weaken(bytes, prefix) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (offset) => Number(view.getBigUint64(offset, true));
  if (view.getUint32(0, false) !== 0x7f454c46 || bytes[4] !== 2 || bytes[5] !== 1) throw new Error('not a 64-bit little-endian ELF file');

  const headers = at(0x28);
  const headerSize = view.getUint16(0x3a, true);
  const section = (index) => {
    const start = headers + index * headerSize;
    return { type: view.getUint32(start + 4, true), offset: at(start + 0x18), size: at(start + 0x20), link: view.getUint32(start + 0x28, true), entry: at(start + 0x38) };
  };
  const dynamicSymbols = 11; // SHT_DYNSYM
  const sections = Array.from({ length: view.getUint16(0x3c, true) }, (_, index) => section(index));
  const symbols = sections.find((candidate) => candidate.type === dynamicSymbols);
  if (!symbols) throw new Error('no table of dynamic symbols');
  const names = sections[symbols.link];

  let count = 0;
  for (let symbol = symbols.offset; symbol < symbols.offset + symbols.size; symbol += symbols.entry) {
    const name = names.offset + view.getUint32(symbol, true);
    const binding = bytes[symbol + 4] >> 4;
    const isImport = view.getUint16(symbol + 6, true) === 0;
    if (isImport && binding === 1 && bytes.toString('latin1', name, name + prefix.length) === prefix) {
      bytes[symbol + 4] = (2 << 4) | (bytes[symbol + 4] & 15);
      count++;
    }
  }
  return count;
}

const found = Object.entries(platforms).filter(([, platform]) => existsSync(join(modules, platform.package, platform.file)));
if (found.length === 0) {
  console.log(`LiveKit's native library: none for ${process.platform}-${process.arch}; the program is built without it.`);
}
for (const [runtime, platform] of found) {
  const bytes = readFileSync(join(modules, platform.package, platform.file));
  const check = (what, expected, actual) => {
    if (expected !== actual) throw new Error(`${platform.package}/${platform.file}: ${what} is ${actual}, expected ${expected}`);
  };
  check('SHA-256', platform.sha256, sha256(bytes));
  if (platform.imports) check('number of weakened imports', platform.imports, weaken(bytes, 'napi_'));
  check('SHA-256 of the copy', platform.prepared ?? platform.sha256, sha256(bytes));

  const target = join(output, runtime, 'native', platform.library);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.${process.pid}`, bytes);
  renameSync(`${target}.${process.pid}`, target); // whoever looks at the same time sees a whole file or none
}
