import {LitElement, css, html} from 'lit';
import '@vaadin/button';
import '@vaadin/checkbox';
import '@vaadin/password-field';
import '@vaadin/text-field';

import * as api from '../common/api.mjs';
import {unknownUser} from '../common/tasks.mjs';

class LogIn extends LitElement {
  static properties = {name: {state: true}, secret: {state: true}, failed: {state: true}};
  static styles = css`:host { align-items: start; display: flex; flex-direction: column; }`;

  constructor() {
    super();
    this.name = this.secret = '';
    this.stay = this.failed = false;
  }

  async submit() {
    this.failed = false;
    try {
      this.dispatchEvent(new CustomEvent('enter', {detail: await api.logIn(this.name, this.secret, this.stay)}));
    } catch {
      this.failed = true;
    }
  }

  pressed(event) {
    if (event.key === 'Enter')
      this.submit();
  }

  render() {
    return html`<h1>Log in</h1>
      <vaadin-text-field label="User name" @value-changed=${event => this.name = event.detail.value}></vaadin-text-field>
      <vaadin-password-field label="Password" @keydown=${this.pressed} reveal-button-hidden
        @value-changed=${event => this.secret = event.detail.value}></vaadin-password-field>
      <vaadin-checkbox label="Stay logged in" @keydown=${this.pressed}
        @checked-changed=${event => this.stay = event.detail.value}></vaadin-checkbox>
      ${this.failed ? html`<p role="alert">${unknownUser}</p>` : ''}
      <vaadin-button ?disabled=${!this.name || !this.secret} @click=${this.submit}>Log in</vaadin-button>`;
  }
}

customElements.define('log-in', LogIn);
