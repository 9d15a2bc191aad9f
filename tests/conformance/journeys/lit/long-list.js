import {LitElement, css, html} from 'lit';
import '@vaadin/virtual-list';
import {virtualListRenderer} from '@vaadin/virtual-list/lit.js';

import {events} from '../common/tasks.mjs';

class LongList extends LitElement {
  static styles = css`vaadin-virtual-list { height: 160px; }`;

  render() {
    return html`<div role="region" aria-label="History">
      <vaadin-virtual-list .items=${events}
        ${virtualListRenderer(event => html`<div style="height: 32px">${event}</div>`, [])}></vaadin-virtual-list>
    </div>`;
  }
}

customElements.define('long-list', LongList);
