import { type Text, text } from '../../schema/text.ts';
import type { Taken } from './takeDrop.ts';

/** Files of folders beyond this many are not looked at. */
export const MOST_FILES = 200;
const MOST_DEPTH = 8;
/** What systems leave in folders. */
const CLUTTER = /^(?:\..*|thumbs\.db|desktop\.ini|__macosx|icon\r)$/i;

const NOTES = {
  many: text(
    `Only the first ${MOST_FILES} files, at most ${MOST_DEPTH} folders deep, were looked at.`,
    `調べたのは、${MOST_DEPTH} 階層までのフォルダにある最初の ${MOST_FILES} 個のファイルだけです。`,
  ),
  empty: text('There are no files in this folder.', 'フォルダにファイルがありません。'),
  link: text(
    'A link was dropped, not a file. Download what it leads to and drop that.',
    'ドロップされたのはリンクで、ファイルではありません。リンク先をダウンロードしてからドロップしてください。',
  ),
  nothing: text(
    'Nothing that can be read was dropped: drop a file, a folder or rows of a table.',
    '読み取れるものがドロップされていません。ファイル、フォルダ、または表の行をドロップしてください。',
  ),
};

const lost = (name: string): Text =>
  text(
    `“${name}” cannot be read: it was moved or deleted, or access to it is not allowed.`,
    `「${name}」を読み取れません。移動または削除されたか、アクセスが許可されていません。`,
  );

/** What is to be opened: files, or rows as text; and what is to be said. */
export interface DropContent {
  readonly files: readonly File[];
  /** Rows of a table, where no file was dropped. */
  readonly rows: string | null;
  readonly notes: readonly Text[];
}

/**
 * The files of a drop, those of folders among them by their paths, at most 200; else its text. What cannot be read, or is none
 * of these, becomes a note. Nothing throws.
 */
export async function filesOfDrop({ entries, text: rows, link }: Taken): Promise<DropContent> {
  if (entries.length === 0) {
    const isLink = link !== '' || /^\s*[a-z][\w+.-]*:\/\/\S+\s*$/i.test(rows);
    if (isLink) return { files: [], rows: null, notes: [NOTES.link] };
    return rows.trim() === '' ? { files: [], rows: null, notes: [NOTES.nothing] } : { files: [], rows, notes: [] };
  }
  const walk = new Walk();
  for (const entry of entries) await walk.visit(entry, 0);
  const isEmpty = walk.files.length === 0 && walk.notes.length === 0 && !walk.hasMore;
  const notes = [...walk.notes, ...(walk.hasMore ? [NOTES.many] : []), ...(isEmpty ? [NOTES.empty] : [])];
  return { files: walk.files, rows: null, notes };
}

/** Visits folders in the order of their names. */
class Walk {
  readonly files: File[] = [];
  readonly notes: Text[] = [];
  hasMore = false;

  async visit(entry: File | FileSystemEntry, depth: number): Promise<void> {
    if (depth > 0 && CLUTTER.test(entry.name)) return;
    if (this.files.length === MOST_FILES || depth > MOST_DEPTH) {
      this.hasMore = true;
      return;
    }
    try {
      if (!('isDirectory' in entry)) this.files.push(entry);
      else if (isFolder(entry)) await this.#visitFolder(entry, depth);
      else this.files.push(await fileOf(entry as FileSystemFileEntry));
    } catch {
      this.notes.push(lost(entry.name));
    }
  }

  async #visitFolder(folder: FileSystemDirectoryEntry, depth: number): Promise<void> {
    const reader = folder.createReader();
    const children: FileSystemEntry[] = [];
    // A reader gives at most a hundred at a time; none means the end.
    for (let part = await nextOf(reader); part.length > 0; part = await nextOf(reader)) {
      children.push(...part);
      if (children.length > 10 * MOST_FILES) break;
    }
    children.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const child of children) await this.visit(child, depth + 1);
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const nextOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));
