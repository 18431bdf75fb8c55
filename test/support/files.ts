/** What the list has the browser save. */
import {cleanup} from './fixture.js';

export interface SavedFile {
  name: string;
  type: string;
  text: Promise<string>;
}

/** What the browser is asked to save during this test. */
export function takeFiles(): SavedFile[] {
  const files: SavedFile[] = [];
  const blobs = new Map<string, Blob>();
  const {createObjectURL} = URL;
  const {click: realClick} = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob: Blob) => {
    blobs.set(`blob:${blobs.size}`, blob);
    return `blob:${blobs.size - 1}`;
  };
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href) as Blob;
    // `text()` takes the byte order mark away.
    files.push({name: this.download, type: blob.type, text: blob.arrayBuffer().then(decode)});
  };
  cleanup(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = realClick;
  });
  return files;
}
const decode = (bytes: ArrayBuffer): string => new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
