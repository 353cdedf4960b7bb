#!/usr/bin/env node
// Starts the program of this platform, which an optional package beside this one carries.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");
const { name } = require("./package.json");

const carrier = `${name}-${process.platform}-${process.arch}`;

let program;
try {
  program = require.resolve(`${carrier}/bin/throughline${process.platform === "win32" ? ".exe" : ""}`);
} catch {
  console.error(`throughline: the package ${carrier} is not there, which carries the program for this platform.
  help: where packages that are optional were left out (--omit=optional), install again with them; where the registry has none of
  that name, the program can be built with Rust, in a copy of its repository: cargo install --locked --path .`);
  process.exit(2);
}

const running = spawn(program, process.argv.slice(2), { stdio: "inherit" });
// The terminal sends Ctrl+C to both: the program ends, and this follows it.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => running.kill(signal));
running.on("error", (error) => {
  console.error(`throughline: ${program} cannot be started: ${error.message}`);
  process.exit(2);
});
running.on("exit", (status, signal) => process.exit(signal ? 128 + constants.signals[signal] : status));
