import {SubprocessorListElement} from './subprocessor-list-element.js';

// Guarded: a page may include the script twice, or two versions of it; the first wins.
if (!customElements.get('subprocessor-list')) customElements.define('subprocessor-list', SubprocessorListElement);

declare global {
  interface HTMLElementTagNameMap {
    'subprocessor-list': SubprocessorListElement;
  }
}
