import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipped, idxFile } from '../testing/images.ts';
import { type FileKind, kindOfBytes } from './fileKind.ts';
import { isRefused, refusalOf } from './fileRefusal.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const member = (name: string): string =>
  `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}data of it`;
const padded = (text: string, at: number): string => '\0'.repeat(at) + text;

const KINDS: readonly (readonly [FileKind, Uint8Array])[] = [
  ['empty', new Uint8Array(0)],
  ['idx', idxFile([1, 28, 28], new Uint8Array(784))],
  ['idx', Uint8Array.of(0, 0, 0x0c, 2)],
  ['idx', Uint8Array.of(3, 8, 0, 0, 40, 0, 0, 0)],
  ['gzip', gzipped(latin('x,y\n1,2\n'))],
  ['text', latin('x,y\n1,2\n')],
  ['text', latin('\xef\xbb\xbfx;y\n1,5;2,5\n')],
  ['text', Uint8Array.of(0xff, 0xfe, 0x78, 0, 0x2c, 0, 0x79, 0)],
  ['text', latin('x\0,\0y\0\n\x001\0,\x002\0\n\0')],
  ['text', latin('\0x\0,\0y\0\n\x001\0,\x002\0\n')],
  ['text', latin('[0.5, 1.5]\n')],
  ['text', latin('{0.5;1.5}\n{0.2;1.1}\n')],
  ['text', latin('<0.5,1.2\n')],
  ['text', latin('P\x82\xa8,\x82\xb1\n1,2\n')],
  ['text', latin('PAR1,RDX,GIF8\n1,2,3\n')],
  ['text', latin('BZh,BMI\n1,2\n')],
  ['text', latin('II,MM\n1,2\n')],
  ['text', latin('[[1.2 3.4]\n [5.6 7.8]]')],
  ['text', latin('[[ 1. -3.]\n [ 5.  7.]]')],
  ['web-page', latin('<!DOCTYPE html>\n<html><head><title>403 Forbidden</title></head></html>')],
  ['web-page', latin('\xef\xbb\xbf\n <!-- saved --> <HTML lang="en">')],
  ['web-page', latin('<?xml version="1.0"?><!DOCTYPE html><html xmlns="…">')],
  ['xml', latin('<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code></Error>')],
  ['svg', latin('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['json', latin('{"message": "Not Found"}')],
  ['json', latin('[[1, 2], [3, 4]]')],
  ['notebook', latin('{\n "cells": [')],
  ['lfs-pointer', latin('version https://git-lfs.github.com/spec/v1\noid sha256:…')],
  ['zip', latin(member('train-images-idx3-ubyte') + member('b.csv'))],
  ['zip', latin(`PK\x05\x06${'\0'.repeat(18)}`)],
  ['npz', latin(member('x_train.npy') + member('y_train.npy'))],
  ['pytorch', latin(member('model/data.pkl'))],
  ['xlsx', latin(member('[Content_Types].xml') + member('xl/workbook.xml'))],
  ['ods', latin(member('mimetype').replace('data of it', 'application/vnd.oasis.opendocument.spreadsheet'))],
  ['iwork', latin(member('Index/Document.iwa') + member('Index/ViewState.iwa'))],
  ['iwork', latin(member('preview.jpg') + member('Index.zip'))],
  ['tar', latin(`train-images${padded('ustar\0', 257 - 12)}`)],
  ['bzip2', latin('BZh91AY&SY\x12')],
  ['xz', latin('\xfd7zXZ\0\0')],
  ['zstd', latin('\x28\xb5\x2f\xfd\0')],
  ['seven-zip', latin("7z\xbc\xaf'\x1c\0")],
  ['rar', latin('Rar!\x1a\x07\x01\0')],
  ['zlib', latin('x\x9c\xed\xd3\0\x01\x02')],
  ['npy', latin("\x93NUMPY\x01\0v\0{'descr': '|u1'}")],
  ['pickle', latin('\x80\x04\x95\x1f\0')],
  ['mat5', latin('MATLAB 5.0 MAT-file, Platform: GLNXA64')],
  ['mat73', latin('MATLAB 7.3 MAT-file, Platform: GLNXA64')],
  ['hdf5', latin('\x89HDF\r\n\x1a\n')],
  ['parquet', latin('PAR1\x15\x04\x15\0')],
  ['arrow', latin('ARROW1\0\0')],
  ['r-data', latin('RDX3\nX\n')],
  ['r-data', latin('X\n\0\0\0\x03')],
  ['sqlite', latin('SQLite format 3\0')],
  ['xls', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['pdf', latin('%PDF-1.7\n')],
  ['png', latin('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR')],
  ['jpeg', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['gif', latin('GIF89a')],
  ['webp', latin('RIFF\x24\0\0\0WEBPVP8 ')],
  ['bmp', latin('BM\x36\x0c\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0')],
  ['tiff', latin('II*\0\x08\0\0\0')],
  ['binary', Uint8Array.of(1, 2, 3, 0, 250, 251, 252)],
];

describe('the kind of a file', () => {
  it.each(KINDS)('is told by its bytes: %s', (kind, bytes) => {
    expect(kindOfBytes(bytes)).toBe(kind);
  });

  it('is found whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.uint8Array({ maxLength: 600 }),
        fc.nat(40),
        ([, opening], rest, cut) => {
          kindOfBytes(Uint8Array.of(...opening.subarray(0, cut), ...rest));
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('says in both languages what a file is that cannot be read, and what to do', () => {
  const said = [...new Set(KINDS.map(([kind]) => kind))].filter(isRefused).map(refusalOf);
  expect(said.length).toBeGreaterThan(30);
  for (const { en, ja } of said) {
    expect(en).toMatch(/^This is .*\. .*\.$/);
    expect(ja).toMatch(/^これは.*です。.*。$/);
    expect(ja).not.toMatch(/[a-zA-Z][\u3040-\u30ff\u4e00-\u9fff]|[\u3040-\u30ff\u4e00-\u9fff][a-zA-Z]/);
  }
  for (const kind of ['xlsx', 'xls', 'ods', 'iwork'] as const) {
    expect(refusalOf(kind).en).toContain('save it as CSV');
    expect(refusalOf(kind).ja).toContain('CSV で保存');
  }
  expect(refusalOf('web-page').en).toContain('web page');
  expect(refusalOf('web-page').ja).toContain('ウェブページ');
});
