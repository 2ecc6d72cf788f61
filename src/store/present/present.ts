import { presentStore } from './presentStore.ts';

/** Shows the page to a room, or as it is; the address says so, and a reload keeps it. A demo goes on at a scene. */
export function present(isOn: boolean, scene = 0): void {
  const url = new URL(location.href);
  url.search = isOn ? '?present' : '';
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // Browsers limit how often: the page is shown all the same.
  }
  presentStore.setState({ isOn, scene });
}
