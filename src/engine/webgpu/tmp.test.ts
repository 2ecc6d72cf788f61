import { mkdirSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { defaultsOf } from '../../schema/param.ts';
import { buildProgram } from '../../train/program.ts';
import { dump } from '../graph/dump.ts';
import { compilePhases } from './compile.ts';
import { layOutShared, layOutWork, writeShaders } from './layout.ts';

const law = findLaw('ring').create(defaultsOf(findLaw('ring').params), { imported: new Map() });
it.each([
  ['ns-gan', {}],
  ['wgan-gp', {}],
  ['wgan-clip', {}],
  ['ns-gan', { 'critic.normalisation': 'spectral' }],
  ['ns-gan', { 'generator.normalisation': 'layer', 'critic.normalisation': 'layer', 'training.packing': 2 }],
] as const)('%s %o', (id, more) => {
  const program = buildProgram(withValues(defaultExperiment(), { ...changesOfChoice('method.id', id), ...more }), law);
  mkdirSync('/tmp/gpu', { recursive: true });
  const phases = compilePhases(program);
  const shared = layOutShared(program, phases);
  const work = layOutWork(phases, 0);
  let text = '';
  phases.forEach((p, i) => {
    const show = (d: any) =>
      (d.chain
        ? 'CHAIN ' + d.chain.stages.map((s: any) => s.map((k: any) => k.node ?? 'store').join(',')).join(' | ')
        : '') +
      ' FREE ' +
      d.free.map((k: any) => k.node ?? 'store').join(',');
    console.log(
      p.cut.graph.name,
      'units',
      p.schedule.units,
      'core',
      p.schedule.core.map(show),
      'reports',
      p.schedule.reports.map(show),
      'commit',
      p.schedule.commit && show(p.schedule.commit),
    );
    const w = writeShaders(shared, work, i, p, 'x');
    text += dump(p.cut.graph);
    for (const s of [...w.core, ...w.reports, ...w.commit]) text += `// ==== groups ${s.groups}\n` + s.code;
  });
  writeFileSync(`/tmp/gpu/${id}${Object.keys(more).length}.wgsl`, text);
});
