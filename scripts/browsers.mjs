import { aptInstall, canApt } from './lib/apt.mjs';
import { notRun, OTHER_BROWSERS, OTHER_NAMES, programsOf } from './lib/otherBrowsers.mjs';
import { say } from './lib/process.mjs';

/**
 * Installs the browsers that `npm test` runs the page in besides Chromium, where the distribution has them and nobody
 * need be asked. What cannot be installed is said and fails nothing: the tests name it again as not run.
 */
const missing = () => OTHER_NAMES.filter((name) => programsOf(name) === undefined);

if (missing().length > 0 && canApt()) {
  const packages = missing().flatMap((name) => OTHER_BROWSERS[name].packages);
  say(`Installing ${packages.join(' ')} …`);
  await aptInstall(...packages);
}
for (const name of missing()) say(notRun(name));
