// What a terminal shows as a picture: each piece of one colour is a text of the width that its cells have, whatever the font.
import Anser from 'anser';
import { width as cellsOf } from '#render/terminal/ink.ts';

const cell = { width: 8.4, height: 19 } as const;
const edge = 16;

/** On a dark ground; each at least 4.5 to 1 against it. */
const colours: Readonly<Record<string, string>> = {
  'ansi-red': '#ff8f88',
  'ansi-green': '#7fd494',
  'ansi-yellow': '#f0b06a',
  'ansi-cyan': '#7cc7e8',
};
const [paper, ink, dimmed] = ['#16161c', '#ececf2', '#a9a9b8'];

export function terminalPicture(ansi: string, title: string, columns: number): string {
  const lines = ansi.split('\n');
  const size = { width: columns * cell.width + 2 * edge, height: lines.length * cell.height + 2 * edge };
  const texts = lines.flatMap((line, row) => piecesOf(line, edge + row * cell.height + 14));
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${size.width} ${size.height}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
${texts.join('\n')}
</svg>
`;
}

function piecesOf(line: string, y: number): string[] {
  let column = 0;
  return Anser.ansiToJson(line, { use_classes: true }).flatMap(({ content, fg, decorations }) => {
    const cells = cellsOf(content);
    const text = content.trim();
    const start = column + cellsOf(content) - cellsOf(content.trimStart());
    column += cells;
    if (text === '') return [];
    const fill = colours[fg ?? ''] ?? (decorations.includes('dim') ? dimmed : ink);
    const weight = decorations.includes('bold') ? ' font-weight="bold"' : '';
    const x = (edge + start * cell.width).toFixed(1);
    const length = (cellsOf(text) * cell.width).toFixed(1);
    return [
      `<text x="${x}" y="${y}" fill="${fill}"${weight} textLength="${length}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped(text)}</text>`,
    ];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
