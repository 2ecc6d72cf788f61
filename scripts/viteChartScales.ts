import type { Plugin } from 'vite';

/**
 * Leaves the page the scales that its charts are drawn with. recharts looks scales up by name in all of d3-scale, so that
 * calendars, time formats and colour spaces would come along: 7 kB that no strip needs.
 */
export function viteChartScales(): Plugin {
  return {
    name: 'modescope:chart-scales',
    transform: {
      filter: { id: /\/victory-vendor\/es\/d3-scale\.js$/ },
      handler: () => ({ code: "export { scaleBand, scaleLinear, scaleLog, scalePoint } from 'd3-scale';", map: null }),
    },
  };
}
