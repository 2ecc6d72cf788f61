import { Component, type ReactNode } from 'react';
import { useT } from '../hooks.ts';
import { Plate } from './Plate.tsx';

function ErrorPlate({ message }: { readonly message: string }) {
  const t = useT();
  return (
    <main className="shell-whole">
      <Plate
        testId="plate-error"
        title={t('shell.states.pageError.title')}
        actions={
          <button type="button" onClick={() => location.reload()}>
            {t('shell.states.pageError.reload')}
          </button>
        }
      >
        <p>{t('shell.states.pageError.body')}</p>
        <p className="shell-plate-detail">{message}</p>
      </Plate>
    </main>
  );
}

/** Shows a failure to render instead of an empty page. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === null ? this.props.children : <ErrorPlate message={message} />;
  }
}
