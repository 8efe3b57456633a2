// Measures the binary of each step on both targets, prints the table, and
// compares it with the aims and with the figures pinned for this toolchain.
//
//   node sizes.mjs TARGET_FOLDER PINNED_FILE [--pin]

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const STEPS = {
  nothing: "nothing of ours",
  constants: "const lookups and claims",
  roles: "run-time roles",
  text: "exact text lookup",
  titles: "titles",
  lookups: "all other const lookups",
  maps: "a map for any letter case",
  parsed: "`FromStr` with the nearest name",
  rendered: "rendering",
};

// Bytes that a step may add on the board; the ids themselves are not counted.
const ID_BYTES = [...readFileSync(new URL("src/expected.rs", import.meta.url), "utf8")
  .matchAll(/^    row\("[^"]*", "([^"]*)"/gm)].reduce((sum, [, id]) => sum + id.length, 0);
const AIMS = {
  constants: { code: 0, data: 0 },
  // The table's 62 bytes end on a word.
  roles: { code: 32, data: 64 },
  text: { all: 1536 + ID_BYTES },
};

// Panics and formatting come in with rendering alone, which shows that the search finds them.
const HEAVY = /9panicking|4core3fmt/;
const isHeavy = (bytes) => HEAVY.test(bytes.toString("latin1"));

const [folder, pinnedFile, pin] = process.argv.slice(2);
const faults = [];

/** What a 32-bit little-endian ELF file stores in flash. */
function flash(bytes) {
  const word = (at) => bytes.readUInt32LE(at);
  const sections = Array.from({ length: bytes.readUInt16LE(0x30) }, (_, i) => {
    const at = word(0x20) + i * bytes.readUInt16LE(0x2e);
    const [type, flags, , start, size] = [4, 8, 12, 16, 20].map((field) => word(at + field));
    return { type, flags, contents: bytes.subarray(start, start + size) };
  });
  const [PROGBITS, ALLOCATED, EXECUTABLE] = [1, 2, 4];
  const stored = sections.filter((s) => s.type === PROGBITS && s.flags & ALLOCATED);
  const contents = (some) => Buffer.concat(some.map((s) => s.contents));
  return {
    code: contents(stored.filter((s) => s.flags & EXECUTABLE)),
    data: contents(stored.filter((s) => !(s.flags & EXECUTABLE))),
  };
}

function elf(file) {
  const bytes = readFileSync(file);
  const { code, data } = flash(bytes);
  return { code: code.length, data: data.length, heavy: isHeavy(bytes) };
}

/** Sections of a WebAssembly module that an engine needs; names and notes are custom sections. */
function wasm(file) {
  const bytes = readFileSync(file);
  const [CUSTOM, DATA] = [0, 11];
  const size = { code: 8, data: 0, heavy: isHeavy(bytes) };
  for (let at = 8; at < bytes.length; ) {
    const start = at;
    const id = bytes[at++];
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      length |= (bytes[at] & 0x7f) << shift;
      more = bytes[at++] >= 0x80;
    }
    at += length;
    if (id !== CUSTOM) size[id === DATA ? "data" : "code"] += at - start;
  }
  return size;
}

function measure(read, target, suffix) {
  let before;
  return Object.keys(STEPS).map((step) => {
    const size = read(`${folder}/${target}/release/${step}${suffix}`);
    const all = size.code + size.data;
    const added = { code: size.code - before?.code, data: size.data - before?.data, all: all - before?.all };
    before = { ...size, all };
    if (size.heavy !== (step === "rendered")) {
      faults.push(`${target}: ${step} ${size.heavy ? "brings" : "does not show"} panics or formatting`);
    }
    return { step, all, added };
  });
}

const board = measure(elf, "thumbv7m-none-eabi", "");
const web = measure(wasm, "wasm32-unknown-unknown", ".wasm");

for (const { step, added } of board) {
  for (const [part, aim] of Object.entries(AIMS[step] ?? {})) {
    if (added[part] > aim) faults.push(`${step} adds ${added[part]} bytes (${part}), more than ${aim}`);
  }
}

const logged = flash(readFileSync(`${folder}/thumbv7m-none-eabi/release/logged`));
if (logged.data.includes("ManageBackups")) faults.push("defmt: the names are in the flash");

const columns = ["step", "flash, bytes", "added", "of it code", "of it data", "wasm, bytes", "added"];
const rows = board.map(({ step, all, added }, i) => {
  const figures = [all, added.all, added.code, added.data, web[i].all, web[i].added.all];
  return [STEPS[step], ...figures.map((n) => (Number.isNaN(n) ? "" : n.toLocaleString("en")))];
});
const line = (cells) => `| ${cells.join(" | ")} |\n`;
const table = line(columns) + line(columns.map((_, i) => (i ? "---:" : "---"))) + rows.map(line).join("");
console.log(table);
console.log(`The ids are ${ID_BYTES} of the bytes that the exact text lookup adds.`);

/**
 * Whether the table is the pinned one, for the board to the byte. The order of constants follows
 * from hashes of the folder's path and their gaps from the order: the linker of the board sorts
 * them, that of WebAssembly cannot.
 */
function isAsPinned(pinned) {
  const [WEB, GAPS] = [5, 32];
  const [old, now] = [pinned, table].map((text) => text.trim().split("\n").map((row) => row.split("|").slice(1, -1)));
  const number = (cell) => Number(cell.replaceAll(",", ""));
  const isSame = (cell, before, column) =>
    cell === before || (column >= WEB && Math.abs(number(cell) - number(before)) <= GAPS);
  return old.length === now.length && now.every((row, i) => row.every((cell, j) => isSame(cell, old[i][j], j)));
}

if (pin && faults.length === 0) {
  mkdirSync(dirname(pinnedFile), { recursive: true });
  writeFileSync(pinnedFile, table);
  console.log(`Pinned in ${pinnedFile}.`);
} else if (pin) {
  console.log("Nothing is pinned while an aim is missed.");
} else if (!existsSync(pinnedFile)) {
  console.log(`No figures are pinned for this toolchain, only the aims were checked; to pin them: tests/firmware/run --pin`);
} else if (!isAsPinned(readFileSync(pinnedFile, "utf8"))) {
  faults.push(`not the pinned figures; if they are right: tests/firmware/run --pin\n${readFileSync(pinnedFile, "utf8")}`);
}
for (const fault of faults) console.error(`sizes: ${fault}`);
process.exit(faults.length ? 1 : 0);
