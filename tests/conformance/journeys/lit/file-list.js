import {LitElement, css, html} from 'lit';
import {createRef, ref} from 'lit/directives/ref.js';
import '@vaadin/button';

import * as api from '../common/api.mjs';

class FileList extends LitElement {
  static properties = {attachments: {state: true}};
  static styles = css`input { height: 1px; opacity: 0; position: absolute; width: 1px; }`;

  constructor() {
    super();
    this.attachments = [];
    this.input = createRef();
    api.loadAttachments().then(loaded => this.attachments = loaded);
  }

  async attach(event) {
    this.attachments = await api.attach(event.target.files);
  }

  render() {
    return html`<section aria-label="Attachments">
      <vaadin-button @click=${() => this.input.value.click()}>Attach files</vaadin-button>
      <input ${ref(this.input)} type="file" multiple aria-label="Files" @change=${this.attach}>
      <ul aria-label="Attachments">
        ${this.attachments.map(({name, size}) => html`<li>${name}, ${size} bytes</li>`)}
      </ul>
    </section>`;
  }
}

customElements.define('file-list', FileList);
