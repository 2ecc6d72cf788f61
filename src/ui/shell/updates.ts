/** `ready`: the page has just become usable offline, said once; `update`: a newer version waits for leave. */
export type OfflineNews = 'none' | 'ready' | 'update';

/** How long a newer version may take to take over before the page is reloaded all the same, ms. */
const TAKE_OVER_MS = 2_500;

/** What registers the service worker, and where it is. */
export interface UpdateParts {
  /** Returns how to let the newer version take over. */
  readonly register: (heard: {
    readonly onOfflineReady: () => void;
    readonly onNeedRefresh: () => void;
    readonly onNeedReload: () => void;
  }) => (reload: boolean) => Promise<void>;
  readonly container: Pick<ServiceWorkerContainer, 'getRegistration' | 'addEventListener'>;
  readonly reload: () => void;
  readonly onNews: (news: OfflineNews) => void;
}

/**
 * Registers the service worker, tells what it has to say, and returns how to ask for the newer version. Only the tab in which
 * it was asked for is reloaded: another keeps its run, and the version it has.
 */
export function followUpdates({ register, container, reload, onNews }: UpdateParts): () => void {
  let isAsked = false;
  const reloadOnce = (): void => {
    if (!isAsked) return;
    isAsked = false;
    reload();
  };
  /** A version that waits beside one that is at work. During a first install there is none, whatever the browser reports. */
  const tellWaiting = async (): Promise<void> => {
    const registration = await container.getRegistration();
    if (registration?.waiting && registration.active) onNews('update');
  };
  const activate = register({
    onOfflineReady: () => onNews('ready'),
    onNeedRefresh: () => void tellWaiting(),
    onNeedReload: reloadOnce,
  });
  return () => {
    isAsked = true;
    // A page that had no service worker when it registered one is not told otherwise that another took over.
    container.addEventListener('controllerchange', reloadOnce, { once: true });
    setTimeout(reloadOnce, TAKE_OVER_MS);
    void activate(true);
  };
}
