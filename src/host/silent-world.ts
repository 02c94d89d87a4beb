// The World of a program that uses us as a library: nothing is printed, and Ctrl-C is the program's own.
import type { StatusLine } from '#cli/status-line.ts';
import type { OutputStream, World } from '#world.ts';
import { realWorld } from './world.ts';

const nothing = () => undefined;
const unseen: OutputStream = { write: nothing, isTTY: false, columns: 80 };
const noLine: StatusLine = {
  onWork: nothing,
  onWait: nothing,
  onStep: nothing,
  clear: nothing,
  hiddenFor: (work) => work(),
  end: nothing,
};

export function silentWorld(): World {
  return realWorld({ line: noLine, serves: false }, nothing, { stdout: unseen, stderr: unseen });
}
