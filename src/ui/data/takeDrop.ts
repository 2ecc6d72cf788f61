/** What of a `DataTransfer` is looked at; a test can make one. */
export interface Transfer {
  readonly items: ArrayLike<
    Pick<DataTransferItem, 'kind' | 'getAsFile'> & Partial<Pick<DataTransferItem, 'webkitGetAsEntry'>>
  >;
  readonly files: ArrayLike<File>;
  getData(format: string): string;
}

/** What came with a drop: files and folders, or text, or the address of something elsewhere. */
export interface Taken {
  readonly entries: readonly (File | FileSystemEntry)[];
  readonly text: string;
  readonly link: string;
}

/** Takes all there is out of a drop. At once, since a browser empties it when its event is over. */
export function takeDrop(transfer: Transfer): Taken {
  const entries = Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile())
    .filter((entry) => entry !== null);
  return {
    entries: entries.length > 0 ? entries : Array.from(transfer.files),
    text: transfer.getData('text/plain'),
    link: transfer.getData('text/uri-list'),
  };
}
