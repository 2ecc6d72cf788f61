import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { canApt } from './apt.mjs';
import { ROOT } from './process.mjs';

const PACKAGES = [
  ...['slurmctld', 'slurmd', 'slurm-client', 'slurm-wlm-basic-plugins', 'libslurm38', 'libmunge2', 'libhwloc15'],
  ...['libfreeipmi17', 'librrd8', 'parallel'],
];

export const CLUSTER_NOT_RUN =
  'Slurm and GNU parallel: not run, since their packages are Debian 12’s, and fetched by root';

/** Slurm and GNU parallel from Debian's packages, unpacked and not installed; undefined where they cannot be had. */
export function fetchCluster() {
  const folder = join(ROOT, 'node_modules/.cache/modescope/cluster');
  if (existsSync(folder)) return folder;
  if (!canApt()) return undefined;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    spawnSync(command, args, { cwd: fresh, stdio: 'ignore' }).status === 0;
  const fetch = () => run('apt-get', 'download', '-qq', ...PACKAGES);
  const isThere = fetch() || (run('apt-get', 'update', '-qq') && fetch());
  const files = isThere ? readdirSync(fresh).filter((name) => name.endsWith('.deb')) : [];
  if (files.length < PACKAGES.length || !files.every((file) => run('dpkg', '-x', file, '.'))) {
    rmSync(fresh, { recursive: true, force: true });
    return undefined;
  }
  for (const file of files) rmSync(join(fresh, file));
  renameSync(fresh, folder);
  return folder;
}

/** Two cores of this machine as a cluster, without systemd, accounting or keys: nothing outside it can reach it. */
const configuration = (/** @type {string} */ work, /** @type {string} */ plugins) => `
ClusterName=modescope
SlurmctldHost=${hostname()}(127.0.0.1)
AuthType=auth/none
CredType=cred/none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SlurmUser=root
SlurmdUser=root
StateSaveLocation=${work}/state
SlurmdSpoolDir=${work}/spool
SlurmctldPidFile=${work}/slurmctld.pid
SlurmdPidFile=${work}/slurmd.pid
SlurmctldPort=26817
SlurmdPort=26818
PluginDir=${plugins}
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SchedulerParameters=sched_interval=1,sched_min_interval=100000
MpiDefault=none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=${hostname()} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=60 State=UP
`;

/**
 * Starts a controller and a node in a folder.
 * @param {string} folder of the unpacked packages
 * @param {string} work
 */
export function startSlurm(folder, work) {
  const libraries = join(
    folder,
    'usr/lib',
    readdirSync(join(folder, 'usr/lib')).find((name) => name.includes('linux-gnu')) ?? '',
  );
  const plugins = join(libraries, 'slurm-wlm');
  const env = {
    ...process.env,
    SLURM_CONF: join(work, 'slurm.conf'),
    LD_LIBRARY_PATH: `${libraries}:${plugins}`,
    PATH: `${join(folder, 'usr/bin')}:${process.env.PATH}`,
  };
  for (const name of ['state', 'spool']) mkdirSync(join(work, name), { recursive: true });
  writeFileSync(env.SLURM_CONF, configuration(work, plugins));
  const daemon = (/** @type {string} */ name, /** @type {string[]} */ ...args) =>
    spawn(join(folder, 'usr/sbin', name), ['-D', ...args], { env, stdio: 'ignore' });
  const node = daemon('slurmd-wlm', '-d', join(folder, 'usr/sbin/slurmstepd-wlm'));
  let controller = daemon('slurmctld-wlm');
  return {
    env,
    /** Kills the controller as a power cut does, and starts another. */
    restartController() {
      controller.kill('SIGKILL');
      controller = daemon('slurmctld-wlm');
    },
    stop() {
      controller.kill('SIGKILL');
      node.kill('SIGKILL');
    },
  };
}
