import { useLayoutEffect, useRef, useState } from 'react';
import type { BandwidthRules } from '../../train/instruments/bandwidthLens.ts';
import { useLanguage, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';
import { positionOf, type Rule } from '../kit/slideRule.ts';
import { useUnits } from '../lengths.ts';
import { typeScale } from '../typeScale.ts';
import { spread } from './lanes.ts';

interface RuleMarksProps {
  readonly rules: BandwidthRules;
  readonly rule: Rule;
  /** Width of the plot, px. */
  readonly width: number;
  readonly locked: boolean;
  readonly onChoose: (bandwidth: number) => void;
  readonly onLook: (bandwidth: number | null) => void;
}

const GAP = 3;
const NAMES = ['silverman', 'scott', 'median', 'likelihood'] as const;

/** What the usual rules choose: a label per rule that sets the bandwidth, led to its place on the axis. */
export function RuleMarks({ rules, rule, width, locked, onChoose, onLook }: RuleMarksProps) {
  const t = useT();
  const { withUnit } = useUnits();
  const language = useLanguage();
  const row = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useState<readonly number[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words, and so their widths, change with the language
  useLayoutEffect(() => {
    setWidths([...(row.current?.querySelectorAll('button') ?? [])].map((button) => button.offsetWidth));
  }, [language, width]);

  const sorted = NAMES.map((name) => ({ name, value: Math.min(rule.max, Math.max(rule.min, rules[name])) })).sort(
    (a, b) => a.value - b.value,
  );
  const places = sorted.map(({ value }) => width * positionOf(rule, value));
  // Widths were measured in the order of NAMES, which is the order in the document.
  const ordered = sorted.map(({ name }) => widths[NAMES.indexOf(name)] ?? 60);
  const lefts = spread(places, ordered, width, GAP * typeScale());
  return (
    <div ref={row} className="lens-rules">
      {NAMES.map((name) => {
        const index = sorted.findIndex((other) => other.name === name);
        const value = Number((sorted[index]?.value ?? rules[name]).toPrecision(3));
        const shown = withUnit(settingText(value, language));
        const label = t('instruments.lens.setTo', { value: shown, rule: t(`instruments.lens.ruleNames.${name}`) });
        return (
          <button
            key={name}
            type="button"
            style={{ left: `${lefts[index] ?? 0}px` }}
            disabled={locked}
            title={label}
            aria-label={label}
            data-testid={`lens-rule-${name}`}
            data-value={value}
            onClick={() => onChoose(value)}
            onPointerEnter={() => onLook(value)}
            onPointerLeave={() => onLook(null)}
            onFocus={() => onLook(value)}
            onBlur={() => onLook(null)}
          >
            {t(`instruments.lens.rules.${name}`)}
          </button>
        );
      })}
      <svg aria-hidden="true">
        {sorted.map(({ name }, index) => (
          <line
            key={name}
            x1={(lefts[index] ?? 0) + (ordered[index] ?? 0) / 2}
            x2={places[index] ?? 0}
            y1={0}
            y2="100%"
          />
        ))}
      </svg>
    </div>
  );
}
