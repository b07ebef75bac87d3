// Reads GIFT files with gift-pegjs and prints, as JSON, a list of what it understood of each.
import { readFileSync } from "node:fs";
import { parse } from "gift-pegjs";

console.log(JSON.stringify(process.argv.slice(2).map(read)));

function read(path) {
  try {
    return parse(readFileSync(path, "utf-8"));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}
