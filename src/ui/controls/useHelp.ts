import type { Param } from '../../schema/param.ts';
import { useSay, useT } from '../hooks.ts';

/** What a setting does, by its dotted key: a lab may have words of its own for one that others have as well. */
export function useHelp(name: string, param: Param): string {
  const say = useSay();
  const t = useT();
  const path = `params.${name}`;
  const own = t(path);
  return own === path ? say(param.help) : own;
}
