import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** @typedef {import('../../src/worker/bench/connect.ts').RemoteSeat} RemoteSeat */
/** @typedef {import('../../src/worker/bench/connect.ts').SeatChannel} SeatChannel */

/** Debian's packages belong to its own Python, whatever else is first on the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

const SEAT = join(import.meta.dirname, 'torchSeat.py');

/** The Python that has PyTorch, if there is one. */
const withTorch = () => PYTHONS.find((python) => spawnSync(python, ['-c', 'import torch']).status === 0);

/**
 * A seat in a Python process of its own: requests and replies are lines of JSON.
 * @param {(channel: SeatChannel) => Promise<RemoteSeat>} connect
 */
export function openPython(connect) {
  const python = withTorch();
  if (!python) throw new Error('python3 has no torch (on Debian: apt-get install python3-torch libopenblas0-pthread)');
  const child = spawn(python, [SEAT], { stdio: ['pipe', 'pipe', 'inherit'] });
  return connect({
    send: (request) => void child.stdin.write(`${JSON.stringify(request)}\n`),
    listen(hear, lost) {
      createInterface({ input: child.stdout }).on('line', (line) => hear(JSON.parse(line)));
      child.on('error', (error) => lost(error.message));
      child.on('exit', (status) => lost(`python ended with status ${status}`));
    },
    close: () => void child.kill(),
  });
}
