import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutComputations } from './viteMetrics.ts';

const METRICS = join(import.meta.dirname, '../src/metrics');

describe('withoutComputations', () => {
  it('replaces what a metric computes, however it is written, and nothing else', () => {
    const forms = [
      'compute: ({ samples }) => median(samples)',
      'compute,',
      'compute({ samples }) { return median(samples); }',
    ];
    for (const form of forms) {
      const code = `const a = defineMetric({ id: 'a', ${form} });\nconst b = { compute: keep };`;
      const result = withoutComputations(code, 'a.ts');
      expect(result).not.toContain('median');
      expect(result).toContain("id: 'a'");
      expect(result).toContain('const b = { compute: keep };');
      const declared = new Function('defineMetric', 'keep', `${result}; return a;`)((metric: unknown) => metric, 0) as {
        readonly compute: () => unknown;
      };
      expect(declared.compute).toThrow(/in the worker/);
    }
  });

  it('finds the computation of every metric', () => {
    const files = readdirSync(METRICS).filter((name) => /(?<!\.test)\.ts$/.test(name));
    const metrics = files.filter((name) => readFileSync(join(METRICS, name), 'utf8').includes('= defineMetric('));
    expect(metrics.length).toBeGreaterThan(20);
    for (const name of metrics) {
      const code = readFileSync(join(METRICS, name), 'utf8');
      expect(withoutComputations(code, name), name).toContain('metrics are computed in the worker');
    }
  });
});
