// Runs a program of this crate without a page; its success is the exit status.
//
//   node run-wasm.mjs FILE

import { readFileSync, writeSync } from "node:fs";

const write = (text, bytes) => {
  writeSync(1, new Uint8Array(instance.exports.memory.buffer, text, bytes));
};
const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), { host: { write } });
process.exit(instance.exports.program() === 1 ? 0 : 1);
