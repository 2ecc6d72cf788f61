import { describe, expect, it } from 'vitest';
import type { Arithmetic } from './arithmetic.ts';
import { createCheckedDevice, GPU_CONSTANTS } from './device.ts';

/** Runs `main` in so many workgroups of 4 threads over an array `x` of 8 numbers, given as 0 to 7, and one `y` that is not given. */
async function run(main: string, groups = 1, arithmetic: Arithmetic = {}) {
  const code = `
    @group(0) @binding(0) var<storage, read_write> x: array<f32, 8>;
    @group(0) @binding(1) var<storage, read_write> y: array<f32, 8>;
    var<workgroup> lanes: array<f32, 4>;
    fn twice(a: f32) -> f32 { return a + a; }
    fn wait(isHere: u32) { storageBarrier(); }
    @compute @workgroup_size(4)
    fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) l: u32) { ${main} }`;
  const { device, findings } = createCheckedDevice({ arithmetic });
  const { STORAGE } = GPU_CONSTANTS.GPUBufferUsage;
  const [x, y] = [0, 1].map(() => device.createBuffer({ size: 32, usage: STORAGE })) as [GPUBuffer, GPUBuffer];
  device.queue.writeBuffer(x, 0, Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
  const module = device.createShaderModule({ code });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const entries = [x, y].map((buffer, binding) => ({ binding, resource: { buffer } }));
  const group = device.createBindGroup({ layout: device.createBindGroupLayout({ entries: [] }), entries });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setBindGroup(0, group, [0]);
  pass.setPipeline(pipeline);
  pass.dispatchWorkgroups(groups);
  pass.end();
  device.queue.submit([encoder.finish()]);
  const [values] = new Float32Array(x.getMappedRange());
  return { faults: findings.faults, value: values as number };
}

const faultsOf = async (main: string, groups = 1) => [...(await run(main, groups)).faults].sort();

describe('what is found', () => {
  it.each([
    ['nothing', 'let i = id.x * 4u + l; let v = x[i]; x[i] = twice(v);', 2, []],
    ['nothing where a barrier stands between', 'y[l] = 1.0; storageBarrier(); x[l] = y[3u - l];', 1, []],
    ['a missing barrier', 'y[l] = x[l]; x[l] = y[3u - l];', 1, ['race', 'unwritten']],
    ['a store over what another thread reads', 'let v = x[(l + 1u) % 4u]; x[l] = v;', 1, ['race']],
    ['two stores to one place', 'x[0u] = 1.0;', 1, ['race']],
    ['a barrier of the other kind', 'x[l] = 1.0; workgroupBarrier(); y[l] = x[3u - l];', 1, ['race']],
    ['the same in workgroup memory', 'lanes[l] = 1.0; storageBarrier(); x[l] = lanes[3u - l];', 1, ['race']],
    ['workgroups that read what others write', 'if (id.x == 0u) { x[l] = 1.0; } else { y[l] = x[l]; }', 2, ['groups']],
    ['workgroups that write what others read', 'if (id.x == 1u) { x[l] = 1.0; } else { y[l] = x[l]; }', 2, ['groups']],
    ['workgroups that write to one place', 'if (l == 0u) { x[0u] = 1.0; }', 2, ['groups']],
    [
      'a barrier does not help between workgroups',
      'x[4u * id.x + l] = 1.0; storageBarrier(); y[4u * id.x + l] = x[l];',
      2,
      ['groups'],
    ],
    ['a store beside the array', 'x[4u * id.x + l] = 1.0;', 3, ['bounds']],
    ['a load before the array', 'let v = x[l - 1u]; y[l] = v;', 1, ['bounds']],
    ['what nobody wrote', 'x[l] = y[l];', 1, ['unwritten']],
    ['a barrier that some threads miss', 'if (l < 2u) { storageBarrier(); }', 1, ['barrier', 'uniformity']],
    ['a barrier that some threads could miss', 'if (l < 9u) { storageBarrier(); }', 1, ['uniformity']],
    ['a function with a barrier that is called by some', 'if (x[l] < 2.0) { wait(l); }', 1, ['barrier', 'uniformity']],
    ['threads that leave before a barrier', 'if (l == 3u) { return; } wait(l);', 1, ['barrier', 'uniformity']],
    [
      'threads that leave a loop for good',
      'for (var t = 0u; t < 2u; t++) { if (l == 3u) { return; } } wait(l);',
      1,
      ['barrier', 'uniformity'],
    ],
    [
      'a loop that threads leave at different times',
      'for (var t = l; t < 5u; t += 2u) { wait(t); }',
      1,
      ['barrier', 'uniformity'],
    ],
    ['nothing in a loop that all go through', 'for (var t = 0u; t < 3u; t++) { wait(l); }', 1, []],
    ['nothing under a condition of the workgroup', 'if (id.x == 1u) { wait(l); }', 2, []],
  ] as const)('%s', async (_, main, groups, expected) => {
    expect(await faultsOf(main, groups)).toEqual(expected);
  });

  it('what is no WGSL, or no constant', async () => {
    await expect(run('x[l] = 1u;')).rejects.toThrow('u32');
    await expect(run('x[l] = 1.0f / 0.0f;')).rejects.toThrow('constant');
    await expect(run('x[4000000000u * 3u] = 1.0;')).rejects.toThrow('constant');
    await expect(run('x[1u - 2u] = 1.0;')).rejects.toThrow('constant');
    await expect(run('x[l] = missing(1.0);')).rejects.toThrow('missing');
    await expect(run('while (true) { }')).rejects.toThrow();
  });
});

describe('arithmetic', () => {
  const first = async (expression: string, arithmetic: Arithmetic = {}, before = '') =>
    (await run(`${before} if (l == 0u) { x[0u] = ${expression}; }`, 1, arithmetic)).value;

  it.each([
    ['f32(0u - l - 1u)', 2 ** 32],
    ['f32((4000000000u + l) * 3u / (l + 7u))', Math.fround(Math.floor((12e9 % 2 ** 32) / 7))],
    ['f32(-7 / 2)', -3],
    ['f32(i32(-7.9f))', -7],
    ['f32(u32(-1.5f))', 0],
    ['f32(i32(l) - 9 >> 1u)', -5],
    ['bitcast<f32>(0x3f800000u + l)', 1],
    ['f32(bitcast<u32>(1.5f))', 0x3fc00000],
    ['f32((vec4u(l, 2u, 3u, 4u) * 5u + vec4u(1u)).zw[1u])', 21],
    ['f32((vec4u(l + 6u) ^ vec4u(3u)).y)', 5],
    ['select(1.0, 2.0, l == 0u && !(l > 1u))', 2],
    ['clamp(-3.0, 0.5, 1.0) + max(2.0, abs(-4.0)) + sqrt(9.0) + floor(1.9) + sign(-2.0)', 7.5],
    ['16777216.0 + f32(l + 1u) + 1.0', 16777216],
    ['1.0 / 3.0', Math.fround(1 / 3)],
  ])('%s', async (expression, expected) => {
    expect(await first(expression)).toBe(expected);
  });

  it('is done as drivers may', async () => {
    const product = 'let a = 1.0 + f32(l + 1u) * 1.1920929e-7f; let b = a * a;';
    const exact = 2 ** -22 + 2 ** -46;
    expect(await first('b - 1.0f', {}, product)).toBe(2 ** -22);
    expect(await first('b - 1.0f', { fuses: true }, product)).toBe(Math.fround(exact));
    const tiny = 'let a = f32(l + 1u) * 1.17549435e-38f;';
    expect(await first('a * 0.5f', {}, tiny)).toBeGreaterThan(0);
    expect(await first('a * 0.5f', { flushes: true }, tiny)).toBe(0);
    const third = await first('sqrt(f32(l + 3u))', { isInexact: true });
    expect(third).not.toBe(Math.fround(Math.sqrt(3)));
    expect(Math.abs(third / Math.sqrt(3) - 1)).toBeLessThan(3.2 * 2 ** -23);
  });
});
