import { LAWS } from '../src/data/index.ts';
import { PRESETS } from '../src/experiment/presets/index.ts';
import { METHODS } from '../src/methods/index.ts';
import { METRICS } from '../src/metrics/index.ts';

/** Every table of the documentation that is written from declarations, by the name of its markers. */
export function documentTables(): Readonly<Record<string, string>> {
  return {
    methods: table(
      ['Method', 'id', 'What it does', 'Paper'],
      METHODS.map(({ id, title, summary, paper }) => [
        title.en,
        `\`${id}\``,
        summary.en,
        `[${paper.label}](${paper.url})`,
      ]),
    ),
    data: table(
      ['Data', 'id', 'What it shows'],
      LAWS.map(({ id, title, summary }) => [title.en, `\`${id}\``, summary.en]),
    ),
    metrics: table(
      ['Metric', 'key', 'Definition'],
      METRICS.map(({ key, title, definition }) => [title.en, `\`${key}\``, definition.en]),
    ),
    presets: table(
      ['Preset', 'id', 'Outcome'],
      PRESETS.map(({ id, title, outcome }) => [title.en, `\`${id}\``, outcome.text.en]),
    ),
  };
}

/** A Markdown table. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * The document with every generated table brought up to date. A table stands between `<!-- table: name -->` and
 * `<!-- end -->`. Throws for a name that does not exist.
 */
export function withTables(markdown: string, tables: Readonly<Record<string, string>> = documentTables()): string {
  return markdown.replace(/(<!-- table: (\S+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, open, name, close) => {
    const content = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (content === undefined) throw new RangeError(`no such table: ${name}`);
    return `${open}${content}\n${close}`;
  });
}
