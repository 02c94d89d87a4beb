// Colour for terminals, handed in and never global: sixteen colours at most, and every meaning has a word as well.
import { Chalk } from 'chalk';
import type { HealthLevel } from '#growth/words/goal.ts';
import { healthSigns } from '../words.ts';
import { type Hole, type Ink, ink, painted } from './ink.ts';

export type Brush = (text: Hole) => Ink;
export type Paint = Readonly<Record<'plain' | 'bold' | 'dim' | 'cyan' | 'green' | 'yellow' | 'red' | 'alarm', Brush>>;

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
}

export function paintFor({ color }: Pick<TerminalOptions, 'color'>): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const { bold, dim, cyan, green, yellow, red } = chalk;
  return {
    plain: (text) => ink`${text}`,
    bold: (text) => painted(bold, text),
    dim: (text) => painted(dim, text),
    cyan: (text) => painted(cyan, text),
    green: (text) => painted(green, text),
    yellow: (text) => painted(yellow, text),
    red: (text) => painted(red, text),
    alarm: (text) => painted(red.bold, text),
  };
}

export function healthPaint(paint: Paint, level: HealthLevel): Brush {
  return level === 'at-risk' ? paint.red : level === 'needs-attention' ? paint.yellow : paint.green;
}

export function healthSign(paint: Paint, level: HealthLevel): Ink {
  return healthPaint(paint, level)(healthSigns[level]);
}

/** `████░░░░`; a started goal shows at least one cell, an unfinished one never all of them. */
export function bar(paint: Paint, percent: number, cells: number): Ink {
  const rounded = Math.round((percent / 100) * cells);
  const full = percent >= 100 ? cells : percent > 0 ? Math.min(cells - 1, Math.max(1, rounded)) : 0;
  return ink`${paint.green('█'.repeat(full))}${paint.dim('░'.repeat(cells - full))}`;
}

/** A terminal may say 0 columns, or nothing: 80 then. Below 60 the terminal has to wrap; lines beyond 140 are hard to read. */
export function usableColumns(columns: number): number {
  if (!Number.isFinite(columns) || columns < 1) return 80;
  return Math.min(140, Math.max(60, Math.floor(columns)));
}
