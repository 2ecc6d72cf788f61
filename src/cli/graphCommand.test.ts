import { describe, expect, it } from 'vitest';
import { graphCommand } from './graphCommand.ts';

async function printed(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await graphCommand(args, { print: (line) => lines.push(line), say: (line) => lines.push(line) });
  return lines.join('\n');
}

describe('npm run graph', () => {
  it('counts nodes after every stage, and every stage but the last removes some or leaves them', async () => {
    const text = await printed('ring8-nsgan', '--phase', 'critic');
    const counts = [...text.matchAll(/^[a-z-]+ +(\d+)$/gm)].map(([, count]) => Number(count));
    expect(counts.length).toBeGreaterThan(9);
    const optimised = counts.slice(0, -1);
    expect(optimised.toSorted((a, b) => b - a)).toEqual(optimised);
    expect(optimised.at(-1)).toBeLessThan(0.75 * (optimised[0] ?? 0));
    expect(text).toMatch(/arena: \d+ bytes/);
  });

  it('prints a graph whose every operand is defined above it', async () => {
    const text = await printed('gp', '--phase', 'critic', '--stage', 'optimisers');
    const defined = new Set<string>();
    for (const line of text.split('\n').filter((each) => each.startsWith('  %'))) {
      const [own = '', ...operands] = line.match(/%\d+/g) ?? [];
      for (const operand of operands) expect(defined).toContain(operand);
      defined.add(own);
    }
    expect(defined.size).toBeGreaterThan(40);
  });

  it('needs nobody to train a judge where a program asks one', async () => {
    expect(await printed('kernel-digits', '--set', 'training.batch=4')).toMatch(/arena: \d+ bytes/);
  });

  it('says what is allowed when a stage, a phase or a preset does not exist', async () => {
    await expect(printed('gp', '--stage', 'magic')).rejects.toThrow(/allowed: trace, .*wasm/);
    await expect(printed('gp', '--phase', 'judge')).rejects.toThrow(/allowed: critic, generator/);
    await expect(printed('nothing')).rejects.toThrow(/allowed: .*gp/);
  });
});
